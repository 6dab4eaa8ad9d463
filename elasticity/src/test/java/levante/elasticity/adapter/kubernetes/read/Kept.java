package levante.elasticity.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Store;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an informer would have heard. */
public final class Kept<T extends HasMetadata> implements Store<T> {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private final Map<String, T> all = new TreeMap<>();

  public void add(String key, String text, Class<T> kind) {
    add(key, YAML.unmarshal(text, kind));
  }

  public void add(String key, T object) {
    all.put(key, object);
  }

  @Override
  public List<T> list() {
    return List.copyOf(all.values());
  }

  @Override
  public List<String> listKeys() {
    return List.copyOf(all.keySet());
  }

  @Override
  public T get(T object) {
    return all.get(getKey(object));
  }

  @Override
  public String getKey(T object) {
    return object.getMetadata().getName();
  }

  @Override
  public T getByKey(String key) {
    return all.get(key);
  }
}
