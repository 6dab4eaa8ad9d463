package levante.cli.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.cli.storage.ObjectStore;

/** Object storages in memory, one an endpoint. */
public final class FakeStores implements ObjectStore.Connector {
  private final Map<String, Map<String, String>> objects = new TreeMap<>();

  @Override
  public ObjectStore connect(ObjectStore.Access access) {
    return new Store(at(access.endpoint()));
  }

  /** The objects of one endpoint, {@code bucket/key} to text. */
  public Map<String, String> at(String endpoint) {
    return objects.computeIfAbsent(endpoint, any -> new TreeMap<>());
  }

  private record Store(Map<String, String> objects) implements ObjectStore {
    @Override
    public void put(String bucket, String key, Path file) {
      try {
        objects.put(bucket + "/" + key, Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<String> list(String bucket, String prefix) {
      String start = bucket + "/";
      return objects.keySet().stream()
          .filter(name -> name.startsWith(start + prefix))
          .map(name -> name.substring(start.length()))
          .toList();
    }

    @Override
    public void get(String bucket, String key, Path file) {
      try {
        Files.writeString(file, objects.get(bucket + "/" + key));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
