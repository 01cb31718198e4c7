package io.consentgate.gateway.secret;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where every secret of the process lies: pages kept in RAM and out of core dumps.
 *
 * <p>The system locks whole pages, so small secrets share one: blocks of a power of two, cut from a
 * few pages at a time and used again. A large one has pages of its own. A block goes back, zeroed,
 * once nothing can reach its segment any more; a segment that somebody still holds never shows
 * another secret.
 */
@SuppressWarnings("restricted") // blocks get lifetimes of their own
final class SecretMemory {

  private static final int SMALLEST = 32;
  private static final int LARGEST_SHARED = 2048;
  private static final int SHARED_BYTES = 1 << 16;

  private final Pages pages;
  private final List<Deque<MemorySegment>> free = new ArrayList<>();
  private long lockedBytes;
  private long unlockedBytes;

  SecretMemory(Pages pages) {
    this.pages = pages;
    for (int size = SMALLEST; size <= LARGEST_SHARED; size *= 2) {
      free.add(new ArrayDeque<>());
    }
  }

  /** Returns zeroed memory that lives as long as somebody holds on to it. */
  MemorySegment allocate(int sizeBytes) {
    if (sizeBytes > LARGEST_SHARED) {
      return alone(sizeBytes);
    }
    int index = index(sizeBytes);
    MemorySegment block = take(index);
    return MemorySegment.ofAddress(block.address())
        .reinterpret(sizeBytes, Arena.ofAuto(), used -> giveBack(index, block));
  }

  /** Returns how much of all this is locked in RAM. */
  synchronized MemoryLock lock() {
    return new MemoryLock(lockedBytes, unlockedBytes);
  }

  private MemorySegment alone(int sizeBytes) {
    MemorySegment own = pages.map(sizeBytes);
    boolean locked = pages.lock(own);
    count(locked, own.byteSize());
    return MemorySegment.ofAddress(own.address())
        .reinterpret(sizeBytes, Arena.ofAuto(), used -> unmap(own, locked));
  }

  private synchronized MemorySegment take(int index) {
    Deque<MemorySegment> blocks = free.get(index);
    if (blocks.isEmpty()) {
      MemorySegment more = pages.map(SHARED_BYTES);
      count(pages.lock(more), more.byteSize());
      long size = (long) SMALLEST << index;
      for (long at = 0; at + size <= more.byteSize(); at += size) {
        blocks.addLast(more.asSlice(at, size));
      }
    }
    return blocks.removeFirst();
  }

  private synchronized void giveBack(int index, MemorySegment block) {
    block.fill((byte) 0);
    free.get(index).addLast(block);
  }

  private void unmap(MemorySegment own, boolean locked) {
    own.fill((byte) 0);
    count(locked, -own.byteSize());
    pages.unmap(own);
  }

  private synchronized void count(boolean locked, long bytes) {
    if (locked) {
      lockedBytes += bytes;
    } else {
      unlockedBytes += bytes;
    }
  }

  private static int index(int sizeBytes) {
    int index = 0;
    for (int size = SMALLEST; size < sizeBytes; size *= 2) {
      index++;
    }
    return index;
  }
}
