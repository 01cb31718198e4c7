package io.consentgate.evaluation.command;

import io.consentgate.evaluation.calibrate.CalibrateCommand;
import io.consentgate.evaluation.custody.QuantisationCommand;
import io.consentgate.evaluation.custody.UnlinkabilityCommand;
import io.consentgate.evaluation.door.DoorCommand;
import io.consentgate.evaluation.images.ImagesCommand;
import io.consentgate.evaluation.pad.PadCommand;
import io.consentgate.evaluation.quality.QualityCommand;
import picocli.CommandLine.Command;

/** Groups what measures how often the recognition errs. */
@Command(
    name = "evaluate",
    description = "Measure how often a model set errs, on pictures of your own.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CalibrateCommand.class,
      DoorCommand.class,
      ImagesCommand.class,
      PadCommand.class,
      QualityCommand.class,
      QuantisationCommand.class,
      UnlinkabilityCommand.class
    })
final class EvaluateCommand {}
