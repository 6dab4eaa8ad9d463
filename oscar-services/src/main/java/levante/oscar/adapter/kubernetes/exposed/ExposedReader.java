package levante.oscar.adapter.kubernetes.exposed;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.adapter.kubernetes.read.PoolReader;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.pool.WarmPods;

/** Reads exposed services from what Kubernetes has of them. Pure. */
final class ExposedReader {
  private ExposedReader() {}

  static List<ExposedPods.Seen> read(List<? extends HasMetadata> objects, List<Pod> pods) {
    Map<String, List<HasMetadata>> byName = new TreeMap<>();
    objects.forEach(one -> byName.computeIfAbsent(label(one), any -> new ArrayList<>()).add(one));
    return byName.entrySet().stream()
        .map(entry -> read(entry.getKey(), entry.getValue(), pods))
        .toList();
  }

  private static String label(HasMetadata object) {
    return object.getMetadata().getLabels().get(Marks.EXPOSED);
  }

  private static ExposedPods.Seen read(String name, List<HasMetadata> objects, List<Pod> pods) {
    List<WarmPods.PodSeen> own =
        pods.stream().filter(pod -> name.equals(label(pod))).map(PoolReader::read).toList();
    int ready = (int) own.stream().filter(pod -> pod.state() == WarmPods.State.READY).count();
    Optional<String> obstacle =
        ready > 0
            ? Optional.empty()
            : own.stream().flatMap(pod -> pod.obstacle().stream()).sorted().findFirst();
    return new ExposedPods.Seen(name, version(objects), ready, obstacle);
  }

  /** That of the Deployment, when all that it names is there and made of the same. */
  private static String version(List<HasMetadata> objects) {
    Optional<HasMetadata> deployment =
        objects.stream().filter(one -> one.getKind().equals("Deployment")).findFirst();
    String version = deployment.map(one -> annotation(one, Marks.VERSION)).orElse("");
    String kinds = deployment.map(one -> annotation(one, Marks.KINDS)).orElse("");
    List<String> wanted = Arrays.stream(kinds.split(" ")).sorted().toList();
    List<String> there =
        objects.stream()
            .filter(one -> one.getMetadata().getDeletionTimestamp() == null)
            .filter(one -> annotation(one, Marks.VERSION).equals(version))
            .map(HasMetadata::getKind)
            .sorted()
            .collect(Collectors.toList());
    return wanted.equals(there) ? version : "";
  }

  private static String annotation(HasMetadata object, String name) {
    Map<String, String> all = object.getMetadata().getAnnotations();
    return all == null ? "" : all.getOrDefault(name, "");
  }
}
