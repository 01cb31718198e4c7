package io.consentgate.evaluation.bench;

import picocli.CommandLine.Command;

/** Groups what measures speed and memory. */
@Command(
    name = "bench",
    description =
        "Measure how fast a passage is, what it leaves in memory, and what many references cost.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {FirstPassageCommand.class, StoreCommand.class})
public final class BenchCommand {}
