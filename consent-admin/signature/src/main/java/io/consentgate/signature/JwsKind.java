package io.consentgate.signature;

/** The kinds of signed texts, by their {@code typ}, and how long each may be. */
enum JwsKind {
  GRANT("consent-grant+jwt", 4_096),
  STATUS_LIST("statuslist+jwt", 512 * 1_024),
  RECEIPT("consent-receipt+jwt", 16_384),
  CERTIFICATE("erasure-certificate+jwt", 8_192),
  COUNTERSIGNATURE("erasure-countersignature+jwt", 4_096),
  WITHDRAWAL("consent-withdrawal+jwt", 4_096),
  POLICY("consent-policy+jwt", 16_384),
  RELEASE("consentgate-release+jwt", 4_096),
  CALL("consentgate-call+jwt", 128 * 1_024),
  REPLY("consentgate-reply+jwt", 1_024 * 1_024);

  private final String type;
  private final int maxChars;

  JwsKind(String type, int maxChars) {
    this.type = type;
    this.maxChars = maxChars;
  }

  String type() {
    return type;
  }

  int maxChars() {
    return maxChars;
  }
}
