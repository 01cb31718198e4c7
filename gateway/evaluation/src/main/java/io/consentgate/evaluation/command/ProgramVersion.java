package io.consentgate.evaluation.command;

import picocli.CommandLine.IVersionProvider;

/** Names the release, as packaged, and the Java it runs on. */
final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String packaged = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "Consent Gate " + (packaged == null ? "unpackaged" : packaged),
      "Java " + Runtime.version() + " in " + System.getProperty("java.home")
    };
  }
}
