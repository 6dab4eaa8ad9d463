package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.bucket.ObjectArchive;
import levante.oscar.storage.InMemoryObjectStorage;
import levante.oscar.testing.SettableClock;
import org.junit.jupiter.api.Test;

class ObjectArchiveTest {
  /** The signature of the record that every whole archive ends with. */
  private static final String END = "PK\5\6";

  private final SettableClock clock = new SettableClock();
  private final InMemoryObjectStorage storage = new InMemoryObjectStorage(clock);

  private ObjectArchive archive(String... keys) {
    return ObjectArchive.of(storage, "work", List.of(keys));
  }

  private void put(String... keys) {
    for (String key : keys) {
      storage.put("work", key, "of " + key);
    }
  }

  private static byte[] bytes(ObjectArchive archive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    archive.write(out);
    return out.toByteArray();
  }

  private static Map<String, String> unpacked(byte[] bytes) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void filesAreThereUnderTheirKeysWithoutTheFolderTheyShare() throws IOException {
    put("out/a/ñ.txt", "out/b/c.txt", "out/z", "in/a");
    ObjectArchive archive = archive("out/z", "out/a/ñ.txt", "out/b/c.txt", "out/z");
    assertThat(unpacked(bytes(archive)))
        .containsExactly(
            Map.entry("a/ñ.txt", "of out/a/ñ.txt"),
            Map.entry("b/c.txt", "of out/b/c.txt"),
            Map.entry("z", "of out/z"));
    assertThat(archive.name()).isEqualTo("out.zip");
    assertThat(archive("out/a/ñ.txt").name()).isEqualTo("a.zip");
    assertThat(unpacked(bytes(archive("out/a/ñ.txt")))).containsOnlyKeys("ñ.txt");
    assertThat(archive("out/z", "in/a").name()).isEqualTo("work.zip");
    assertThat(unpacked(bytes(archive("out/z", "in/a")))).containsOnlyKeys("in/a", "out/z");
  }

  @Test
  void theSameFilesAreTheSameArchive() throws IOException {
    put("out/a", "out/b");
    byte[] first = bytes(archive("out/a", "out/b"));
    clock.pass(java.time.Duration.ofDays(1));
    assertThat(bytes(archive("out/b", "out/a"))).isEqualTo(first);
  }

  @Test
  void nothingIsUnpackedElsewhereOrOverAnother() throws IOException {
    put("../../etc/passwd", "/etc//passwd", "a", "a/b", "a_", "c\\d", "c_d");
    storage.put("work", "folder/", "");
    assertThat(
            unpacked(
                bytes(
                    archive(
                        "../../etc/passwd",
                        "/etc//passwd",
                        "a",
                        "a/b",
                        "a_",
                        "c\\d",
                        "c_d",
                        "folder/"))))
        .containsOnlyKeys(
            "_/_/etc/passwd", "etc/passwd", "a_", "a/b", "a__", "c_d", "c_d_", "folder/");
  }

  @Test
  void aFileThatIsMissingIsSaidBeforeAnythingIsWritten() {
    put("out/a");
    assertThatThrownBy(() -> archive("out/a", "out/b"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND));
  }

  @Test
  void whatVanishesOrChangesMidwayLeavesNoArchiveThatLooksWhole() {
    put("out/a", "out/b");
    ObjectArchive archive = archive("out/a", "out/b");
    storage.put("work", "out/b", "something else");
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    assertThatThrownBy(() -> archive.write(changed)).isInstanceOf(LevanteException.class);
    assertThat(changed.toString(StandardCharsets.ISO_8859_1)).contains("PK").doesNotContain(END);
    storage.delete("work", "out/b");
    ByteArrayOutputStream gone = new ByteArrayOutputStream();
    assertThatThrownBy(() -> archive.write(gone)).isInstanceOf(LevanteException.class);
    assertThat(gone.toString(StandardCharsets.ISO_8859_1)).contains("PK").doesNotContain(END);
  }

  @Test
  void aWholeArchiveEndsAsOne() throws IOException {
    put("out/a");
    assertThat(new String(bytes(archive("out/a")), StandardCharsets.ISO_8859_1)).contains(END);
  }
}
