package io.consentgate.evaluation.house;

import io.consentgate.gateway.secret.SecretBytes;

/** A culprit: keeps an array of what it was lent. */
final class Gossip {

  private byte[] told = {};

  void hear(SecretBytes secret) {
    told = secret.lend(byte[]::clone);
  }

  byte[] tell() {
    return told.clone();
  }
}
