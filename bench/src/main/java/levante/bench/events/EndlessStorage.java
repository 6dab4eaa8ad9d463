package levante.bench.events;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;

/**
 * A storage that takes no time and holds every object that {@link Events} tells of, in each folder
 * one for each number; so what is measured is the inbox.
 */
final class EndlessStorage implements ObjectStorage {
  private static final Pattern KEY = Pattern.compile("(s\\d+/in/)(\\d{9})\\.jpg");

  @Override
  public ObjectPage list(String bucket, String prefix, Optional<String> startAfter, int limit) {
    Matcher asked = KEY.matcher(startAfter.orElse(prefix));
    List<StoredObject> objects = new ArrayList<>();
    if (asked.matches()) {
      long first = Long.parseLong(asked.group(2)) + (startAfter.isPresent() ? 1 : 0);
      for (long number = first; number < first + limit; number++) {
        objects.add(object(asked.group(1) + "%09d.jpg".formatted(number)));
      }
    }
    return new ObjectPage(objects, objects.isEmpty() ? Optional.empty() : last(objects));
  }

  private static Optional<String> last(List<StoredObject> objects) {
    return Optional.of(objects.get(objects.size() - 1).key());
  }

  private static StoredObject object(String key) {
    return new StoredObject(
        Events.BUCKET, key, 1024, Events.eTag(key), Optional.empty(), Events.modified());
  }

  @Override
  public void ensureBucket(String bucket) {}

  @Override
  public void deleteBucket(String bucket) {
    throw unasked();
  }

  @Override
  public List<String> buckets() {
    return List.of(Events.BUCKET);
  }

  @Override
  public Optional<StoredObject> stat(String bucket, String key) {
    return Optional.of(object(key));
  }

  @Override
  public Map<String, String> metadata(String bucket, String key) {
    return Map.of();
  }

  @Override
  public void download(StoredObject version, Path target) {
    throw unasked();
  }

  @Override
  public InputStream open(String bucket, String key) {
    throw unasked();
  }

  @Override
  public InputStream open(StoredObject version, long offset, long length) {
    throw unasked();
  }

  @Override
  public StoredObject upload(
      String bucket, String key, Path source, String contentType, Map<String, String> metadata) {
    throw unasked();
  }

  @Override
  public void delete(String bucket, String key) {
    throw unasked();
  }

  @Override
  public void deleteAll(String bucket, List<String> keys) {
    throw unasked();
  }

  private static IllegalStateException unasked() {
    return new IllegalStateException("the intake touches no content");
  }
}
