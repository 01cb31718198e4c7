package io.consentgate.evaluation.calibrate;

import picocli.CommandLine.Command;

/** Groups what measures how often the recognition errs. */
@Command(
    name = "evaluate",
    description = "Measure how often a model set errs, on pictures of your own.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = CalibrateCommand.class)
public final class EvaluateCommand {}
