package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.LoginException;

/**
 * A key of its own for each slot inside a PKCS #11 token. The keys are made there, cannot be read
 * out, and an erasure destroys the former: a copy of the disk made before then opens nothing, with
 * whatever else is known.
 *
 * <p>Bytes: 12 of nonce, ciphertext and tag (AES-256-GCM, {@code CKM_AES_GCM}). A key seals once.
 */
final class TokenRoot implements Root {

  /** Nonce and tag. */
  static final int OVERHEAD_BYTES = Sealing.NONCE_BYTES + Sealing.TAG_BYTES;

  private static final String ALIAS = "consent-gate-%016x-";
  private static final int MOST_PIN_BYTES = 256;
  private static final int KEY_BITS = 256;

  private final Provider provider;
  private final KeyStore keys;

  private TokenRoot(Provider provider, KeyStore keys) {
    this.provider = provider;
    this.keys = keys;
  }

  /**
   * Opens a token.
   *
   * @throws StoreUnavailableException if it is not there, or the PIN is wrong
   */
  static TokenRoot open(TokenAddress address) {
    char[] pin = pin(address.pinFile());
    try {
      Provider provider = Security.getProvider("SunPKCS11").configure(configuration(address));
      signIn((AuthProvider) provider, pin);
      KeyStore keys = KeyStore.getInstance("PKCS11", provider);
      keys.load(null, null);
      return new TokenRoot(provider, keys);
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw new StoreUnavailableException(
          "The token that holds the key ring's root cannot be used.",
          "See that module, slot and PIN in --root are right and the token is plugged in.",
          e);
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  /** Not through the key store, which would keep a copy of the PIN until some later collection. */
  private static void signIn(AuthProvider provider, char[] pin) throws LoginException {
    provider.login(
        new Subject(),
        questions -> {
          for (Callback question : questions) {
            if (question instanceof PasswordCallback password) {
              password.setPassword(pin);
            }
          }
        });
  }

  @Override
  public RootKind kind() {
    return RootKind.TOKEN;
  }

  @Override
  public int overheadBytes() {
    return OVERHEAD_BYTES;
  }

  @Override
  public byte[] seal(SlotName slot, byte[] header, byte[] plain) throws IOException {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
      byte[] nonce = new byte[Sealing.NONCE_BYTES];
      // A key seals once, so that its number will do as nonce.
      ByteBuffer.wrap(nonce).putLong(slot.number());
      cipher.init(Cipher.ENCRYPT_MODE, fresh(alias(slot)), spec(nonce));
      cipher.updateAAD(header);
      byte[] sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IOException("the token did not seal", e);
    }
  }

  @Override
  public byte[] open(SlotName slot, byte[] header, byte[] sealed)
      throws IOException, DamagedRingException {
    try {
      Key key = keys.getKey(alias(slot), null);
      if (key == null) {
        throw new DamagedRingException("the token does not hold the key of this key ring");
      }
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
      cipher.init(Cipher.DECRYPT_MODE, key, spec(Arrays.copyOf(sealed, Sealing.NONCE_BYTES)));
      cipher.updateAAD(header);
      return opened(cipher, sealed);
    } catch (AEADBadTagException _) {
      throw new DamagedRingException("the key ring is torn, or sealed under another root");
    } catch (GeneralSecurityException e) {
      throw new IOException("the token did not open", e);
    }
  }

  @Override
  public void destroyAllBut(SlotName slot) throws IOException {
    try {
      for (String other : aliases(slot)) {
        if (!other.equals(alias(slot))) {
          keys.deleteEntry(other);
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("the token did not destroy a key", e);
    }
  }

  @Override
  public boolean keepsOthers(SlotName slot) throws IOException {
    try {
      return !aliases(slot).equals(List.of(alias(slot)));
    } catch (GeneralSecurityException e) {
      throw new IOException("the token did not list its keys", e);
    }
  }

  @Override
  public void close() {
    provider.clear();
  }

  /**
   * Into an array of ours: the provider's own is longer, and it returns a copy of the beginning.
   */
  private static byte[] opened(Cipher cipher, byte[] sealed) throws GeneralSecurityException {
    byte[] plain = new byte[sealed.length - Sealing.NONCE_BYTES];
    try {
      int length = cipher.doFinal(sealed, Sealing.NONCE_BYTES, plain.length, plain, 0);
      return Arrays.copyOf(plain, length);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private SecretKey fresh(String alias) throws GeneralSecurityException {
    if (keys.containsAlias(alias)) {
      // Left by a power cut before its slot was written.
      keys.deleteEntry(alias);
    }
    KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
    generator.init(KEY_BITS);
    keys.setKeyEntry(alias, generator.generateKey(), null, null);
    return (SecretKey) keys.getKey(alias, null);
  }

  /** Returns the names of all keys that the token holds for a ring. */
  private List<String> aliases(SlotName slot) throws GeneralSecurityException {
    String prefix = ALIAS.formatted(slot.ring());
    return Collections.list(keys.aliases()).stream()
        .filter(alias -> alias.startsWith(prefix))
        .toList();
  }

  private static String alias(SlotName slot) {
    return ALIAS.formatted(slot.ring()) + slot.number();
  }

  private static GCMParameterSpec spec(byte[] nonce) {
    return new GCMParameterSpec(Sealing.TAG_BYTES * Byte.SIZE, nonce);
  }

  private static String configuration(TokenAddress address) {
    return """
    --name = consent-gate
    library = %s
    slot = %d
    attributes(generate, CKO_SECRET_KEY, *) = {
      CKA_SENSITIVE = true
      CKA_EXTRACTABLE = false
    }
    """
        .formatted(address.module(), address.slotId());
  }

  private static char[] pin(Path file) {
    byte[] bytes = new byte[0];
    try {
      bytes = ZeroedTransfer.read(file, MOST_PIN_BYTES);
      CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
      int end = 0;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      char[] pin = new char[end];
      text.get(0, pin);
      Arrays.fill(text.array(), '\0');
      return pin;
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The file with the token's PIN cannot be read.",
          "See that what pin-source in --root names is there and yours to read.",
          e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
