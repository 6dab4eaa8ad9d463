package levante.elasticity.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Remembers of each object only which one it is. The index holds what matters of pods; to keep
 * thirty thousand of them twice, and once as the API tells them, would take hundreds of megabytes.
 */
final class Names<T extends HasMetadata> implements ItemStore<T> {
  private final Map<String, T> kept = new ConcurrentHashMap<>();
  private final BiFunction<T, ObjectMeta, T> stripped;

  /**
   * An empty one.
   *
   * @param stripped an object of the same kind with that and nothing else
   */
  Names(BiFunction<T, ObjectMeta, T> stripped) {
    this.stripped = stripped;
  }

  @Override
  public String getKey(T object) {
    return key(object.getMetadata());
  }

  /** Namespace and name, or the name alone. */
  static String key(ObjectMeta meta) {
    return meta.getNamespace() == null
        ? meta.getName()
        : meta.getNamespace() + "/" + meta.getName();
  }

  @Override
  public T put(String key, T object) {
    ObjectMeta meta = new ObjectMeta();
    meta.setNamespace(object.getMetadata().getNamespace());
    meta.setName(object.getMetadata().getName());
    meta.setUid(object.getMetadata().getUid());
    meta.setResourceVersion(object.getMetadata().getResourceVersion());
    return kept.put(key, stripped.apply(object, meta));
  }

  @Override
  public T remove(String key) {
    return kept.remove(key);
  }

  @Override
  public Stream<String> keySet() {
    return kept.keySet().stream();
  }

  @Override
  public Stream<T> values() {
    return kept.values().stream();
  }

  @Override
  public int size() {
    return kept.size();
  }

  @Override
  public T get(String key) {
    return kept.get(key);
  }

  @Override
  public boolean isFullState() {
    return false;
  }
}
