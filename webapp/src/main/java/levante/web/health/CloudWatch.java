package levante.web.health;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;

/** Whether the clouds answer that Levante calls, by what became of its last call of each. */
public final class CloudWatch implements Clouds, Probe {
  private static final Set<ErrorCode> AWAY =
      Set.of(ErrorCode.CLOUD_UNREACHABLE, ErrorCode.CLOUD_CREDENTIALS_REFUSED);

  /** These answer by themselves. */
  private static final Set<String> NO_CALLS = Set.of("id", "isSimulated", "hashCode", "toString");

  private final Clouds clouds;
  private final Map<CloudId, Optional<String>> troubles = new ConcurrentHashMap<>();

  /** Each as long as somebody has the one or the other. */
  private final Map<CloudProvider, WeakReference<CloudProvider>> watched = new WeakHashMap<>();

  /** In front of those. */
  public CloudWatch(Clouds clouds) {
    this.clouds = clouds;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The same client is given for the same account, since the loop asks each client once.
   */
  @Override
  public CloudProvider open(List<CloudCredential> credentials) {
    CloudProvider cloud = clouds.open(credentials);
    synchronized (watched) {
      CloudProvider known =
          Optional.ofNullable(watched.get(cloud)).map(WeakReference::get).orElse(null);
      if (known != null) {
        return known;
      }
      CloudProvider made = watching(cloud);
      watched.put(cloud, new WeakReference<>(made));
      return made;
    }
  }

  private CloudProvider watching(CloudProvider cloud) {
    return (CloudProvider)
        Proxy.newProxyInstance(
            CloudProvider.class.getClassLoader(),
            new Class<?>[] {CloudProvider.class},
            (proxy, method, arguments) ->
                method.getName().equals("equals")
                    ? Boolean.valueOf(proxy == arguments[0])
                    : call(cloud, method, arguments));
  }

  private Object call(CloudProvider cloud, Method method, Object... arguments) throws Throwable {
    try {
      Object answer = method.invoke(cloud, arguments);
      if (!NO_CALLS.contains(method.getName())) {
        troubles.put(cloud.id(), Optional.empty());
      }
      return answer;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof LevanteException ended && AWAY.contains(ended.code())) {
        troubles.put(cloud.id(), Optional.of(ended.getMessage()));
      }
      throw e.getCause();
    }
  }

  @Override
  public Part.Kind kind() {
    return Part.Kind.CLOUD;
  }

  @Override
  public List<Part> look() {
    return troubles.entrySet().stream()
        .map(one -> part(one.getKey().toString(), one.getValue()))
        .sorted(Comparator.comparing(Part::name))
        .toList();
  }

  private static Part part(String name, Optional<String> trouble) {
    return trouble
        .map(says -> Part.bad(Part.Kind.CLOUD, name, says))
        .orElseGet(() -> Part.good(Part.Kind.CLOUD, name, "answers"));
  }
}
