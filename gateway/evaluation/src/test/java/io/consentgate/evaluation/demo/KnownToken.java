package io.consentgate.evaluation.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** A root slot that lies under a PKCS #11 token, opened by whoever has the token and its PIN. */
final class KnownToken {

  private static final Pattern ADDRESS =
      Pattern.compile("pkcs11:slot-id=(\\d+)\\?module-path=(.*)&pin-source=(.*)");

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private KnownToken() {}

  /**
   * Opens a slot with whichever of the token's keys does.
   *
   * @param slot header, nonce, ciphertext and tag
   * @param headerBytes how long the header is
   */
  static byte[] open(HouseRoot root, byte[] slot, int headerBytes) throws Exception {
    Matcher address = ADDRESS.matcher(root.option());
    if (!address.matches()) {
      throw new IllegalArgumentException("no token");
    }
    Provider provider =
        Security.getProvider("SunPKCS11")
            .configure(
                "--name = look\nlibrary = %s\nslot = %s\n"
                    .formatted(Path.of(address.group(2)), address.group(1)));
    KeyStore keys = KeyStore.getInstance("PKCS11", provider);
    keys.load(null, new String(root.secret(), US_ASCII).toCharArray());
    for (String alias : Collections.list(keys.aliases())) {
      Optional<byte[]> opened = opened(slot, headerBytes, keys.getKey(alias, null), provider);
      if (opened.isPresent()) {
        return opened.get();
      }
    }
    throw new GeneralSecurityException("the token has no key for this slot");
  }

  private static Optional<byte[]> opened(byte[] slot, int headerBytes, Key key, Provider provider)
      throws GeneralSecurityException {
    int from = headerBytes + NONCE_BYTES;
    byte[] nonce = Arrays.copyOfRange(slot, headerBytes, from);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(slot, 0, headerBytes);
    try {
      return Optional.of(cipher.doFinal(slot, from, slot.length - from));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    }
  }
}
