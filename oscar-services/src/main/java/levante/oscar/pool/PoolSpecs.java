package levante.oscar.pool;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.dispatch.JobSpecs;
import levante.oscar.inbox.CallPlace;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import levante.oscar.supervisor.JobJson;

/** Makes the pool of a service, and the orders of its calls. Pure. */
public final class PoolSpecs {
  private static final UUID NOBODY = new UUID(0, 0);
  private static final Body NOTHING = new Body(0, Instant.EPOCH);

  private PoolSpecs() {}

  /** The pool of this version of the service; empty while one of its storages is not ready. */
  public static Optional<WarmPods.Pool> pool(
      Service service, Map<String, StorageAccess> ready, Duration deadline) {
    Secret key = key(service);
    return JobSpecs.ofCalls(
            service, ready, name(NOBODY), object(service.id(), NOBODY, NOTHING), deadline)
        .map(
            template ->
                new WarmPods.Pool(
                    "%s-%s".formatted(service.id().name(), digest(service, template, key)),
                    template,
                    key));
  }

  /**
   * What is known of a call's body.
   *
   * @param size in bytes
   * @param at when it came
   */
  public record Body(long size, Instant at) {}

  /** The order of one call. */
  public static JobSpec call(WarmPods.Pool pool, ServiceId service, UUID id, Body body) {
    return JobSpecs.ofCall(pool.template(), name(id), object(service, id, body));
  }

  private static JobName name(UUID id) {
    return new JobName("call-" + id);
  }

  /** Named as a body is that lies in the cluster's own storage. */
  private static StoredObject object(ServiceId service, UUID id, Body body) {
    String key = new CallPlace(service, CallPlace.Kind.RUN, id.toString()).input();
    return new StoredObject(CallPlace.BUCKET, key, body.size(), "", Optional.empty(), body.at());
  }

  /** Two Levantes, or two clusters of one, may share a Kubernetes. */
  private static String digest(Service service, JobSpec template, Secret key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text :
          new String[] {service.id().toString(), JobJson.render(template), key.reveal()}) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Made of the service's token, so that it is the same after each start and nobody keeps it. */
  private static Secret key(Service service) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              service.token().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] bytes = mac.doFinal("levante-pool".getBytes(StandardCharsets.UTF_8));
      return Secret.of(HexFormat.of().formatHex(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
