package levante.elasticity.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.Unplaceable;
import levante.elasticity.listen.ScalingListener;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells pods what scaling decided about them, by events as Cluster Autoscaler writes them, so that
 * {@code kubectl describe pod} shows it. A pod is told of each reason once; an event's name follows
 * from both, so that a restart tells nothing twice. What cannot be told is left untold: the loop
 * neither waits for it nor hears of it.
 */
public final class PodEvents implements ScalingListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PodEvents.class);
  private static final String SERVED = "TriggeredScaleUp";
  private static final String IMPOSSIBLE = "NotTriggerScaleUp";
  private static final String WHO = "levante";

  /** Some 2 MB; more pods than wait at a time. */
  private static final int MOST_TOLD = 10_000;

  /** What comes while so many are to be written is left untold. */
  private static final int MOST_QUEUED = 2_000;

  /** A name in Kubernetes has at most 253 characters, of which a dot and an UUID take 37. */
  private static final int MOST_OF_NAME = 216;

  /** The API takes no longer messages. */
  private static final int MOST_OF_MESSAGE = 1024;

  private final PodDirectory pods;
  private final Executor aside;
  private final Clock clock;
  private final Set<String> told =
      Collections.newSetFromMap(
          Collections.synchronizedMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST_TOLD;
                }
              }));

  /** Tells the pods of a directory; {@code aside} may refuse to run anything. */
  PodEvents(PodDirectory pods, Executor aside, Clock clock) {
    this.pods = pods;
    this.aside = aside;
    this.clock = clock;
  }

  /** Tells the pods of these clusters, by a thread of its own until it is closed. */
  public static PodEvents of(KubernetesClusters clusters, Clock clock) {
    return new PodEvents(
        clusters,
        new ThreadPoolExecutor(
            0,
            1,
            Duration.ofMinutes(1).toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_QUEUED),
            work -> {
              Thread thread = new Thread(work, "levante-pod-events");
              thread.setDaemon(true);
              return thread;
            }),
        clock);
  }

  @Override
  public void decided(ClusterId cluster, ScalingDecision decision, List<Duration> waited) {
    if (decision instanceof ScaleUp up) {
      String message =
          "pod triggered scale-up: %d more of pool %s, which has %d then"
              .formatted(up.add(), up.pool(), up.total());
      up.podsServed().forEach(pod -> tell(cluster, pod, SERVED, message));
    } else if (decision instanceof Hold hold) {
      hold.unplaceable().forEach(pod -> tell(cluster, pod.pod(), IMPOSSIBLE, message(pod)));
    }
  }

  private static String message(Unplaceable pod) {
    return "pod didn't trigger scale-up: "
        + (pod.rejections().isEmpty()
            ? "there is no pool"
            : pod.rejections().stream()
                .map(one -> "%s (%s)".formatted(one.pool(), one.why()))
                .collect(Collectors.joining(", ")));
  }

  /** Pods that are demanded and not made yet are in no directory, and are not told. */
  private void tell(ClusterId cluster, String pod, String reason, String message) {
    Optional<String> uid = pods.uidOf(cluster, pod);
    if (uid.isEmpty() || !told.add(key(uid.get(), reason))) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    try {
      aside.execute(() -> write(cluster, event(pod, uid.get(), reason, message, now)));
    } catch (RejectedExecutionException tooMany) {
      told.remove(key(uid.get(), reason));
    }
  }

  private static String key(String uid, String reason) {
    return reason + " " + uid;
  }

  private void write(ClusterId cluster, Event event) {
    try {
      pods.client(cluster)
          .v1()
          .events()
          .inNamespace(event.getMetadata().getNamespace())
          .resource(event)
          .create();
    } catch (KubernetesClientException | LevanteException failed) {
      if (!(failed instanceof KubernetesClientException answer)
          || answer.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        told.remove(key(event.getInvolvedObject().getUid(), event.getReason()));
        LOG.atDebug()
            .addKeyValue("cluster", cluster)
            .addKeyValue("pod", event.getInvolvedObject().getName())
            .log("could not tell the pod: {}", failed.getMessage());
      }
    }
  }

  private static Event event(String pod, String uid, String reason, String message, Instant now) {
    String namespace = pod.substring(0, pod.indexOf('/'));
    String name = pod.substring(namespace.length() + 1);
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(start(name, MOST_OF_NAME) + "." + idOf(key(uid, reason)))
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion("v1")
        .withKind("Pod")
        .withNamespace(namespace)
        .withName(name)
        .withUid(uid)
        .endInvolvedObject()
        .withType("Normal")
        .withReason(reason)
        .withMessage(start(message, MOST_OF_MESSAGE))
        .withNewSource()
        .withComponent(WHO)
        .endSource()
        .withReportingComponent(WHO)
        .withReportingInstance(WHO)
        .withFirstTimestamp(now.toString())
        .withLastTimestamp(now.toString())
        .withCount(1)
        .build();
  }

  private static UUID idOf(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String start(String text, int most) {
    return text.substring(0, Math.min(most, text.length()));
  }

  @Override
  public void close() {
    if (aside instanceof ExecutorService threads) {
      threads.shutdownNow();
    }
  }
}
