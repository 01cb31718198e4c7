package io.consentgate.evaluation.house;

/** A culprit: never sees a secret, and gets its bytes all the same. */
final class GossipListener {

  private final Gossip gossip;

  GossipListener(Gossip gossip) {
    this.gossip = gossip;
  }

  int length() {
    return gossip.tell().length;
  }
}
