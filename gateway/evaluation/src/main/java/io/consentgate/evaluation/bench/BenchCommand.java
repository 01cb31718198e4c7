package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.crash.CrashCommand;
import picocli.CommandLine.Command;

/** Groups what measures speed and memory, and what cuts the power. */
@Command(
    name = "bench",
    description =
        "Measure how fast a passage and each network is, what it leaves in memory, what many"
            + " references cost, and what holds after the process was killed.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      FirstPassageCommand.class,
      VisionCommand.class,
      StoreCommand.class,
      CrashCommand.class
    })
public final class BenchCommand {}
