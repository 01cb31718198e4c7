package io.consentgate.gateway.store.custody;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a sealed reference is bound to (ST-04): whoever changes any of it cannot open it. */
final class AssociatedData {

  private static final String LABEL = "consent-gate sealed-reference 0";

  private AssociatedData() {}

  /**
   * Encodes label, grant, purpose, model set, custody and expiry, each in one way only: text as one
   * byte of length and US-ASCII, the grant as 16 bytes, the expiry as eight bytes of seconds since
   * 1970, big-endian.
   *
   * @param grant whose reference it is
   * @param version of the reference, one digit; the label ends with it
   */
  static byte[] of(ConsentGrant grant, byte version) {
    byte[] label = ascii(LABEL);
    label[label.length - 1] += version;
    byte[] purpose = ascii(grant.terms().purpose().name());
    byte[] modelSet = ascii(grant.terms().modelSet().value());
    byte[] custody = ascii(grant.terms().custody().name());
    int size =
        label.length
            + GrantId.SIZE_BYTES
            + purpose.length
            + modelSet.length
            + custody.length
            + 4
            + Long.BYTES;
    ByteBuffer out = ByteBuffer.allocate(size);
    text(out, label);
    out.put(grant.id().toBytes());
    text(out, purpose);
    text(out, modelSet);
    text(out, custody);
    return out.putLong(grant.expires().getEpochSecond()).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void text(ByteBuffer out, byte[] text) {
    out.put((byte) text.length).put(text);
  }
}
