package io.consentgate.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class SecretMemoryTest {

  /** Too large for a thread's own store of free blocks, too small for pages of its own. */
  private static final int BLOCK_BYTES = 16_384;

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("CN-34: pages of secrets are in no core dump and, where the limit allows, in RAM")
  void allocate_small_liesInLockedPagesOutsideDumps() throws IOException {
    try (SecretBytes secret = SecretBytes.allocate(32)) {
      String flags = flagsOf(secret.memory().address());

      assertThat(flags).contains(" dd ", " dc ");
      assertThat(flags.contains(" lo ")).isEqualTo(ProcessMemory.lock().isWhole());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("The control: memory that did not come from there is in every core dump")
  void flags_ofPlainMemory_sayNothingOfThat() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      assertThat(flagsOf(arena.allocate(32).address())).doesNotContain(" dd ");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("CN-34: the process makes no core dump, as the system itself says")
  void hide_process_isNotDumpable() {
    assertThat(ProcessMemory.hide()).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("CN-34: what is given back to the C library is overwritten by it")
  @SuppressWarnings("restricted") // looks where it may not: into memory that was given back
  void overwriteFreed_blockIsGivenBack_holdsNothingOfWhatItHeld() {
    assertThat(ProcessMemory.overwriteFreed()).isTrue();
    try (Arena behind = Arena.ofConfined()) {
      long address;
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment block = arena.allocate(BLOCK_BYTES).fill((byte) 7);
        address = block.address();
        // The library gives nothing back to the system that lies before this.
        behind.allocate(BLOCK_BYTES);
      }
      byte[] left =
          MemorySegment.ofAddress(address)
              .reinterpret(BLOCK_BYTES)
              .asSlice(BLOCK_BYTES / 2, 64)
              .toArray(ValueLayout.JAVA_BYTE);
      assertThat(left).doesNotContain(7);
    }
  }

  @Test
  void allocate_manySmall_shareAPage() {
    Set<Long> pages = new HashSet<>();
    List<SecretBytes> held = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      SecretBytes secret = SecretBytes.allocate(32);
      held.add(secret);
      pages.add(secret.memory().address() >>> 12);
    }
    assertThat(pages).hasSizeLessThan(32);
    held.forEach(SecretBytes::close);
  }

  @Test
  void allocate_anySize_isZeroedAndOfThatSizeAlone() {
    for (int size : new int[] {0, 1, 31, 32, 33, 2048, 2049, 40_000}) {
      try (SecretBytes secret = SecretBytes.allocate(size);
          SecretBytes next = SecretBytes.allocate(size)) {
        secret.memory().fill((byte) 7);

        assertThat(secret.memory().byteSize()).isEqualTo(size);
        assertThat(next.memory().toArray(ValueLayout.JAVA_BYTE)).containsOnly(new byte[size]);
      }
    }
  }

  @Test
  void allocate_systemRefusesToLock_goesOnAndCountsIt() {
    SecretMemory memory = new SecretMemory(new Refusing());

    MemorySegment small = memory.allocate(32);
    MemorySegment large = memory.allocate(5000);

    assertThat(small.byteSize() + large.byteSize()).isEqualTo(5032);
    assertThat(memory.lock().isWhole()).isFalse();
    assertThat(memory.lock()).isEqualTo(new MemoryLock(0, 65_536 + 5000));
  }

  @Test
  void allocate_blocksGoOutOfReach_areUsedAgain() throws InterruptedException {
    SecretMemory memory = new SecretMemory(new Refusing());
    long most = 0;
    for (int round = 0; round < 50 && most < 3L << 16; round++) {
      for (int i = 0; i < 32; i++) {
        memory.allocate(2048).fill((byte) 1);
      }
      System.gc();
      Thread.sleep(5);
      most = memory.lock().unlockedBytes();
    }
    assertThat(most).isLessThan(50L << 16);
    assertThat(memory.allocate(2048).toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
  }

  /** Returns what the kernel notes about the pages at an address. */
  private static String flagsOf(long address) throws IOException {
    boolean here = false;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
      String[] range = line.split("[- ]", 3);
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        here =
            Long.compareUnsigned(Long.parseUnsignedLong(range[0], 16), address) <= 0
                && Long.compareUnsigned(address, Long.parseUnsignedLong(range[1], 16)) < 0;
      } else if (here && line.startsWith("VmFlags:")) {
        return line + " ";
      }
    }
    throw new IOException("no such pages");
  }

  private static final class Refusing implements Pages {

    @Override
    public MemorySegment map(long sizeBytes) {
      return Arena.ofAuto().allocate(sizeBytes);
    }

    @Override
    public boolean lock(MemorySegment memory) {
      return false;
    }

    @Override
    public void unmap(MemorySegment memory) {
      assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
    }
  }
}
