package io.consentgate.gateway.store.custody;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Custody;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.Frugal;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;

/**
 * Whatever lies where a sealed reference should is a reference or a refusal.
 *
 * <p>One input in four is sealed first, as if by the gateway, so that it is read to the end; of
 * these, one in two as version 1.
 */
final class SealedReferenceFuzzTest {

  private static final Custody[] CUSTODIES = Custody.values();

  @FuzzTest(maxExecutions = 150_000, maxDuration = "10m")
  void open_anyBytes_isAReferenceOrARefusal(FuzzedDataProvider data) {
    int choice = data.consumeInt(0, 255);
    ConsentGrant grant = Samples.grant(1, TestClock.START, CUSTODIES[choice % CUSTODIES.length]);
    boolean own = choice % 4 == 0;
    byte version = choice % 8 == 0 ? SealedReference.SIGNED_BYTES : SealedReference.VERSION;
    byte[] bytes = data.consumeRemainingAsBytes();
    try (SecretBytes whole = SecretBytes.allocate(SealingKey.GATEWAY_HALF_BYTES);
        SealingKey key = SealingKey.whole(whole)) {
      byte[] sealed = own ? sealed(bytes, version, key, grant) : bytes;
      Frugal.read(() -> open(sealed, key, grant, own));
    } catch (UnreadableReferenceException _) {
      // A refusal is the other answer.
    }
  }

  private static void open(byte[] sealed, SealingKey key, ConsentGrant grant, boolean own)
      throws UnreadableReferenceException {
    try (FaceFeatures opened = SealedReference.open(sealed, key, grant)) {
      if (!own) {
        throw new AssertionError("opened what nobody sealed: " + opened.dimension() + " values");
      }
    }
  }

  private static byte[] sealed(byte[] plain, byte version, SealingKey key, ConsentGrant grant) {
    byte[] sealed = new byte[1 + plain.length + SealingKey.TAG_BYTES];
    sealed[0] = version;
    key.seal(plain, AssociatedData.of(grant, version), sealed, 1);
    return sealed;
  }
}
