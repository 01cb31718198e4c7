package io.consentgate.evaluation.models;

import picocli.CommandLine.Command;

/** Groups what is done with model files. */
@Command(
    name = "models",
    description = {
      "Show, install, import, verify and remove model sets: the networks that compare faces.",
      "A file is used only if its SHA-256 is the catalogue's, at every start.",
      "Downloads go through the proxy that the virtual machine is told of, for example",
      "JDK_JAVA_OPTIONS='-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT'."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      InstallCommand.class,
      ImportCommand.class,
      VerifyModelsCommand.class,
      RemoveCommand.class
    })
public final class ModelsCommand {}
