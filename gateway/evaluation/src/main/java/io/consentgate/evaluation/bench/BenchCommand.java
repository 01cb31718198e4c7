package io.consentgate.evaluation.bench;

import picocli.CommandLine.Command;

/** Groups what measures speed and memory. */
@Command(
    name = "bench",
    description = "Measure how fast a passage is and what it leaves in memory.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = FirstPassageCommand.class)
public final class BenchCommand {}
