package levante.tosca.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Takes the texts out of a zip. Nothing is written anywhere; what a name or a number of the zip
 * says is held against bounds while it is read, not believed.
 */
final class ArchiveFiles {
  static final int MOST_BYTES = 1 << 25;
  static final int MOST_ENTRIES = 2_000;
  static final int MOST_UNPACKED = 1 << 25;
  static final int MOST_RATIO = 100;
  private static final int MOST_OF_ONE = 1 << 22;
  private static final int SMALL = 1 << 16;
  private static final byte[] MAGIC = {'P', 'K', 3, 4};

  private final ArchiveProblems problems;
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final Set<String> names = new HashSet<>();
  private long unpacked;
  private boolean refused;

  ArchiveFiles(ArchiveProblems problems) {
    this.problems = problems;
  }

  /** The texts by their path in the archive, or nothing and a problem. */
  Optional<SortedMap<String, String>> read(byte[] zip) {
    if (zip.length > MOST_BYTES) {
      refuse("the archive has %d bytes; at most %d are read".formatted(zip.length, MOST_BYTES));
    } else if (zip.length < MAGIC.length
        || !Arrays.equals(MAGIC, Arrays.copyOf(zip, MAGIC.length))) {
      refuse("the archive is not a zip");
    } else if (SymbolicLinks.areIn(zip)) {
      refuse("the archive has a symbolic link, and links are not followed");
    } else {
      unpack(zip);
    }
    return refused ? Optional.empty() : Optional.of(texts);
  }

  private void unpack(byte[] zip) {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry = in.getNextEntry();
      while (entry != null && !refused) {
        take(entry, in, zip.length);
        entry = refused ? null : in.getNextEntry();
      }
    } catch (IOException | IllegalArgumentException broken) {
      refuse("the archive is broken: " + broken.getMessage());
    }
  }

  private void take(ZipEntry entry, ZipInputStream in, int packed) throws IOException {
    String name = entry.getName();
    if (names.size() >= MOST_ENTRIES) {
      refuse("the archive has more than %d entries".formatted(MOST_ENTRIES));
    } else if (!staysInside(name)) {
      refuse("the entry '%s' leaves the archive's folder".formatted(shown(name)));
    } else if (!names.add(name)) {
      refuse("the archive has two entries '%s'".formatted(shown(name)));
    } else if (!entry.isDirectory()) {
      byte[] bytes = in.readNBytes(MOST_OF_ONE + 1);
      unpacked += bytes.length + skipped(in, bytes.length);
      if (isBomb(packed)) {
        refuse("unpacked the archive is larger than what is read");
      } else if (bytes.length <= MOST_OF_ONE) {
        text(bytes).ifPresent(text -> texts.put(name, text));
      }
    }
  }

  // Scripts and images may be large; only their size counts, and only as far as the bound.
  private long skipped(ZipInputStream in, int already) throws IOException {
    long skipped = 0;
    byte[] buffer = new byte[SMALL];
    int count = already > MOST_OF_ONE ? in.read(buffer) : -1;
    while (count >= 0 && unpacked + already + skipped <= MOST_UNPACKED) {
      skipped += count;
      count = in.read(buffer);
    }
    return skipped;
  }

  private boolean isBomb(int packed) {
    return unpacked > MOST_UNPACKED
        || (unpacked > 1L << 20 && unpacked > (long) MOST_RATIO * packed);
  }

  private void refuse(String message) {
    problems.add(message);
    refused = true;
  }

  private static boolean staysInside(String name) {
    return !name.isBlank()
        && !name.startsWith("/")
        && !name.contains("\\")
        && !name.contains("\u0000")
        && !name.matches("[A-Za-z]:.*")
        && !List.of(name.split("/")).contains("..");
  }

  private static String shown(String name) {
    String line = name.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }

  // What is no text, such as an image, is of no use to a template.
  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }
}
