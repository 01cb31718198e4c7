package io.consentgate.gateway.store.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.entry.EntryChange.GivenBack;
import io.consentgate.gateway.store.entry.EntryChange.Taken;
import io.consentgate.gateway.store.entry.EntryChange.Tried;
import io.consentgate.gateway.store.entry.EntryChange.TurnedAway;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntryLogTest {

  private static final List<EntryChange> EVERY_KIND =
      List.of(
          new Tried(OpenEntries.ID, 2, OpenEntries.NOW.plusNanos(5)),
          Tried.none(OpenEntries.ID),
          new Taken(OpenEntries.TICKET, 7, OpenEntries.ADMITTED),
          new GivenBack(OpenEntries.TICKET, 6, OpenEntries.SHUT),
          new TurnedAway(OpenEntries.DIVERTED));

  @TempDir private Path folder;

  @Test
  void readAfter_framesOfEveryKind_givesThemBack() {
    EntryFrame first;
    EntryFrame second;
    try (EntryLog log = opened(0)) {
      first = log.append(EVERY_KIND);
      second = log.append(EVERY_KIND.subList(2, 3));
    }

    assertThat(frames(0)).containsExactly(first, second);
    assertThat(frames(1)).containsExactly(second);
    assertThat(frames(2)).isEmpty();
    assertThat(first.changes()).isEqualTo(EVERY_KIND);
  }

  @Test
  void append_afterEmptying_goesOnCounting() {
    EntryFrame later;
    try (EntryLog log = opened(41)) {
      log.append(EVERY_KIND);
      log.append(EVERY_KIND);
      log.empty();
      later = log.append(EVERY_KIND);
    }

    assertThat(later.sequence()).isEqualTo(44);
    assertThat(frames(43)).containsExactly(later);
  }

  @Test
  void append_whereStaleFramesLie_isFoundAgain() {
    try (EntryLog log = opened(0)) {
      for (int i = 0; i < 5; i++) {
        log.append(EVERY_KIND);
      }
    }
    EntryFrame newest;
    try (EntryLog log = opened(5)) {
      newest = log.append(EVERY_KIND);
    }

    assertThat(frames(5)).containsExactly(newest);
  }

  @Test
  void readAfter_lastFrameTornAnywhere_givesTheOthers() throws IOException {
    EntryFrame first = twoFrames();
    byte[] whole = Files.readAllBytes(file());
    int start = ByteBuffer.wrap(whole).getInt();
    int end = start + ByteBuffer.wrap(whole).getInt(start);

    for (int written = start; written < end; written++) {
      byte[] torn = whole.clone();
      Arrays.fill(torn, written, end, (byte) 0);
      if (!Arrays.equals(torn, whole)) {
        Files.write(file(), torn);
        assertThat(frames(0)).as("%d bytes", written - start).containsExactly(first);
      }
    }
  }

  @Test
  void readAfter_anyBitOfAnEarlierFrameFlipped_isRefusedAndLeftAlone() throws IOException {
    twoFrames();
    byte[] whole = Files.readAllBytes(file());
    int end = ByteBuffer.wrap(whole).getInt();

    for (int bit = 0; bit < end * Byte.SIZE; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(file(), flipped);

      assertThatExceptionOfType(StoreUnavailableException.class)
          .as("bit %d", bit)
          .isThrownBy(() -> frames(0))
          .withMessageContaining("entry.log in the data folder is damaged");
    }
    assertThat(Files.readAllBytes(file())).hasSameSizeAs(whole);
  }

  @Test
  void open_shorterFile_isMadeWhole() throws IOException {
    Files.write(file(), new byte[100]);

    assertThat(frames(0)).isEmpty();

    assertThat(Files.size(file())).isEqualTo(EntryLog.SIZE_BYTES);
  }

  private EntryFrame twoFrames() {
    try (EntryLog log = opened(0)) {
      EntryFrame first = log.append(EVERY_KIND.subList(0, 3));
      log.append(EVERY_KIND);
      return first;
    }
  }

  private EntryLog opened(long mark) {
    EntryLog log = EntryLog.open(folder);
    log.readAfter(mark);
    return log;
  }

  private List<EntryFrame> frames(long mark) {
    try (EntryLog log = EntryLog.open(folder)) {
      return log.readAfter(mark);
    }
  }

  private Path file() {
    return folder.resolve("entry.log");
  }
}
