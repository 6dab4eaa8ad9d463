package levante.oscar.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link ObjectStorage} has to do. */
public abstract class ObjectStorageContract {
  private static final String BUCKET = "pictures";

  @TempDir Path folder;

  /** An empty storage. */
  protected abstract ObjectStorage storage();

  /** The longest name between two slashes of a key, in bytes. */
  protected int longestName() {
    return StoredObject.MOST_KEY_BYTES;
  }

  /** Whether {@code in/x/y} is listed when {@code in/x} is an object too. */
  protected boolean listsWhatIsBelowAnObject() {
    return true;
  }

  /** Whether an object can have the name of a folder of others, or one that ends in a slash. */
  protected boolean hasFoldersOnlyInNames() {
    return true;
  }

  /** Whether an eTag is the MD5 of the bytes, and times are told to the millisecond. */
  protected boolean tellsAsS3Does() {
    return true;
  }

  private StoredObject put(String key, String text) throws IOException {
    return put(key, text, Map.of());
  }

  private StoredObject put(String key, String text, Map<String, String> metadata)
      throws IOException {
    storage().ensureBucket(BUCKET);
    Path file = Files.writeString(folder.resolve("upload"), text);
    return storage().upload(BUCKET, key, file, "text/plain", metadata);
  }

  private static ErrorCode codeOf(ThrowingCallable call) {
    LevanteException thrown = catchThrowableOfType(LevanteException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.code();
  }

  private String read(String key) throws IOException {
    try (InputStream in = storage().open(BUCKET, key)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aBucketMadeTwiceIsThereOnce() {
    storage().ensureBucket(BUCKET);
    storage().ensureBucket(BUCKET);
    storage().ensureBucket("another");
    assertThat(storage().buckets()).containsExactly("another", BUCKET);
  }

  @Test
  void whatWasUploadedIsReadBack() throws IOException {
    StoredObject object = put("in/a.txt", "hello");
    assertThat(read("in/a.txt")).isEqualTo("hello");
    assertThat(object.size()).isEqualTo(5);
    assertThat(object.eTag()).isNotEmpty();
    if (tellsAsS3Does()) {
      assertThat(object.eTag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    }
  }

  @Test
  void uploadStatAndListTellTheSameOfAnObject() throws IOException {
    StoredObject uploaded = put("in/a.txt", "hello");
    assertThat(storage().stat(BUCKET, "in/a.txt")).contains(uploaded);
    assertThat(storage().list(BUCKET, "in/", Optional.empty(), 10).objects())
        .containsExactly(uploaded);
  }

  @Test
  void anOverwrittenObjectIsAnotherVersionEvenWithTheSameBytes() throws IOException {
    StoredObject first = put("in/a.txt", "hello");
    StoredObject second = put("in/a.txt", "hello");
    assertThat(second).isNotEqualTo(first);
    if (tellsAsS3Does()) {
      assertThat(second.eTag()).isEqualTo(first.eTag());
      assertThat(second.lastModified()).isAfter(first.lastModified());
    }
  }

  @Test
  void anEmptyObjectIsAnObject() throws IOException {
    StoredObject empty = put("in/empty", "");
    assertThat(empty.size()).isZero();
    assertThat(read("in/empty")).isEmpty();
    assertThat(storage().stat(BUCKET, "in/empty")).contains(empty);
  }

  @Test
  void keysWithSpacesSignsAndUnicodeAreKept() throws IOException {
    String odd = hasFoldersOnlyInNames() ? "in/z/" : "in/z#;?[\\]|\"<'>^`{}~%2F..";
    for (String key : List.of("in/a b+c&d=%20.txt", "in/ñandú-日本-😀.txt", "in/x", "in/y/x", odd)) {
      StoredObject object = put(key, key);
      assertThat(object.key()).isEqualTo(key);
      assertThat(storage().stat(BUCKET, key)).contains(object);
      assertThat(read(key)).isEqualTo(key);
    }
    assertThat(storage().list(BUCKET, "in/", Optional.empty(), 10).objects()).hasSize(5);
  }

  @Test
  void anObjectBelowAnotherIsKept() throws IOException {
    put("in/x", "above");
    if (!hasFoldersOnlyInNames()) {
      assertThat(codeOf(() -> put("in/x/y", "below"))).isEqualTo(ErrorCode.STORAGE_REFUSED);
      assertThat(read("in/x")).isEqualTo("above");
      return;
    }
    put("in/x/y", "below");
    assertThat(read("in/x")).isEqualTo("above");
    assertThat(read("in/x/y")).isEqualTo("below");
    assertThat(storage().list(BUCKET, "in/", Optional.empty(), 10).objects())
        .extracting(StoredObject::key)
        .isEqualTo(listsWhatIsBelowAnObject() ? List.of("in/x", "in/x/y") : List.of("in/x"));
  }

  @Test
  void aLongKeyIsKept() throws IOException {
    String key = "in/" + ("k".repeat(199) + "/").repeat(5) + "k";
    assertThat(put(key, "long").key()).isEqualTo(key);
    assertThat(storage().stat(BUCKET, key)).isPresent();
  }

  @Test
  void aNameIsKeptUpToItsBoundAndElseRefused() throws IOException {
    String longest = "in/" + "k".repeat(Math.min(longestName(), 1000));
    assertThat(put(longest, "long").key()).isEqualTo(longest);
    if (longestName() < 1000) {
      assertThat(codeOf(() -> put(longest + "k", "longer"))).isEqualTo(ErrorCode.STORAGE_REFUSED);
    }
  }

  @Test
  void aMissingObjectIsAbsentAndCannotBeRead() {
    storage().ensureBucket(BUCKET);
    assertThat(storage().stat(BUCKET, "in/none")).isEmpty();
    assertThat(codeOf(() -> storage().open(BUCKET, "in/none")))
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
    assertThat(codeOf(() -> storage().metadata(BUCKET, "in/none")))
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @Test
  void aFolderIsNoObject() throws IOException {
    put("in/deep/a.txt", "hello");
    assertThat(storage().stat(BUCKET, "in/deep")).isEmpty();
    assertThat(storage().stat(BUCKET, "in/deep/")).isEmpty();
  }

  @Test
  void aMissingBucketIsNotAnEmptyOne() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    assertThat(codeOf(() -> storage().list("missing", "", Optional.empty(), 10)))
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
    assertThat(codeOf(() -> storage().upload("missing", "k", file, "a/b", Map.of())))
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
    assertThat(codeOf(() -> storage().stat("missing", "k"))).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @Test
  void aListingGoesThroughAllObjectsInKeyOrderPageByPage() throws IOException {
    for (String key :
        List.of("in/c", "in/a", "in/B", "in/é", "in/\uD83D\uDE00", "in/\uFF01", "out/x")) {
      put(key, key);
    }
    List<String> keys = new ArrayList<>();
    Optional<String> after = Optional.empty();
    int pages = 0;
    do {
      ObjectPage page = storage().list(BUCKET, "in/", after, 2);
      page.objects().forEach(object -> keys.add(object.key()));
      after = page.next();
      pages++;
    } while (after.isPresent());
    assertThat(keys)
        .containsExactly("in/B", "in/a", "in/c", "in/é", "in/\uFF01", "in/\uD83D\uDE00");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void aListingStartsAfterAKeyThatNeedNotExist() throws IOException {
    put("in/a", "1");
    put("in/c", "2");
    assertThat(storage().list(BUCKET, "in/", Optional.of("in/b"), 10).objects())
        .extracting(StoredObject::key)
        .containsExactly("in/c");
  }

  @Test
  void exactlyTheVersionIsDownloaded() throws IOException {
    StoredObject first = put("in/a.txt", "old");
    Path target = folder.resolve("target");
    storage().download(first, target);
    assertThat(target).hasContent("old");
  }

  @Test
  void anOverwrittenVersionIsNotPassedOffAsTheNewOne() throws IOException {
    StoredObject first = put("in/a.txt", "old");
    put("in/a.txt", "new");
    Path target = folder.resolve("target");
    assertThat(codeOf(() -> storage().download(first, target)))
        .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
    assertThat(target).doesNotExist();
  }

  @Test
  void aDownloadLeavesNothingBesideTheFile() throws IOException {
    StoredObject object = put("in/a.txt", "old");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    storage().download(object, empty.resolve("a.txt"));
    assertThat(empty).isDirectoryContaining(path -> path.endsWith("a.txt"));
    try (var files = Files.list(empty)) {
      assertThat(files.count()).isEqualTo(1);
    }
  }

  @Test
  void userMetadataIsKeptWithKeysInLowerCase() throws IOException {
    put("in/a.txt", "hello", Map.of("Levante-Job", "job-1", "other", "x y"));
    assertThat(storage().metadata(BUCKET, "in/a.txt"))
        .containsOnly(Map.entry("levante-job", "job-1"), Map.entry("other", "x y"));
  }

  @Test
  void whatIsDeletedTwiceIsGone() throws IOException {
    put("in/a.txt", "hello");
    storage().delete(BUCKET, "in/a.txt");
    storage().delete(BUCKET, "in/a.txt");
    assertThat(storage().stat(BUCKET, "in/a.txt")).isEmpty();
  }

  @Test
  void manyAreDeletedAtOnceAndThoseGoneAlreadyAreFine() throws IOException {
    for (String key : List.of("in/a b+c&d=%20.txt", "in/ñandú-日本-😀.txt", "in/deep/z", "out")) {
      put(key, key);
    }
    storage()
        .deleteAll(
            BUCKET, List.of("in/a b+c&d=%20.txt", "in/ñandú-日本-😀.txt", "in/deep/z", "in/none"));
    assertThat(storage().list(BUCKET, "", Optional.empty(), 10).objects())
        .extracting(StoredObject::key)
        .containsExactly("out");
  }

  @Test
  void anEmptyBucketThatIsDeletedTwiceIsGone() throws IOException {
    put("in/a.txt", "hello");
    storage().ensureBucket("another");
    storage().delete(BUCKET, "in/a.txt");
    storage().deleteBucket(BUCKET);
    storage().deleteBucket(BUCKET);
    assertThat(storage().buckets()).containsExactly("another");
    storage().ensureBucket(BUCKET);
    assertThat(storage().list(BUCKET, "", Optional.empty(), 10).objects()).isEmpty();
  }

  @Test
  void aBucketThatSomethingIsInIsNotDeleted() throws IOException {
    put("in/a.txt", "hello");
    assertThat(codeOf(() -> storage().deleteBucket(BUCKET))).isEqualTo(ErrorCode.BUCKET_IN_USE);
    assertThat(read("in/a.txt")).isEqualTo("hello");
  }

  private String read(StoredObject version, long offset, long length) throws IOException {
    try (InputStream in = storage().open(version, offset, length)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aPartOfAnObjectIsRead() throws IOException {
    StoredObject object = put("in/a.txt", "0123456789");
    assertThat(read(object, 0, 10)).isEqualTo("0123456789");
    assertThat(read(object, 0, 1)).isEqualTo("0");
    assertThat(read(object, 3, 4)).isEqualTo("3456");
    assertThat(read(object, 9, 1)).isEqualTo("9");
    assertThat(read(put("in/empty", ""), 0, 0)).isEmpty();
  }

  @Test
  void aPartIsOfThatVersionOrOfNone() throws IOException {
    StoredObject first = put("in/a.txt", "old one");
    put("in/a.txt", "new one");
    assertThat(codeOf(() -> storage().open(first, 0, 3))).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
    storage().delete(BUCKET, "in/a.txt");
    assertThat(codeOf(() -> storage().open(first, 0, 3))).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }
}
