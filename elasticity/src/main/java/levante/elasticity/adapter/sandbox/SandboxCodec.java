package levante.elasticity.adapter.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Taint;
import levante.elasticity.constraint.Toleration;
import levante.kernel.Quantity;

/** Writes nodes and pods as JSON for their rows, and reads them back. Absent is the empty text. */
final class SandboxCodec {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SandboxCodec() {}

  private record NodeDoc(
      Node.Role role,
      String pool,
      Map<String, String> allocatable,
      Map<String, String> labels,
      List<Taint> taints) {}

  private record TolerationDoc(
      String key, Toleration.Operator operator, String value, String effect) {}

  private record PodDoc(
      Map<String, String> requests,
      Map<String, String> labels,
      Map<String, String> nodeSelector,
      List<TolerationDoc> tolerations) {}

  static String write(SandboxNode node) {
    NodeShape shape = node.shape();
    return text(
        new NodeDoc(
            node.role(),
            node.pool().orElse(""),
            amounts(shape.allocatable()),
            shape.labels(),
            shape.taints()));
  }

  static SandboxNode readNode(String name, String spec, Node.Scheduling scheduling) {
    NodeDoc doc = parsed(spec, NodeDoc.class);
    NodeShape shape =
        new NodeShape(resources(doc.allocatable()), new TreeMap<>(doc.labels()), doc.taints());
    return new SandboxNode(name, doc.role(), present(doc.pool()), shape, scheduling);
  }

  static String write(SandboxPodRequest pod) {
    List<TolerationDoc> tolerations =
        pod.tolerations().stream()
            .map(
                one ->
                    new TolerationDoc(
                        one.key().orElse(""),
                        one.operator(),
                        one.value(),
                        one.effect().map(Taint.Effect::name).orElse("")))
            .toList();
    return text(new PodDoc(amounts(pod.requests()), pod.labels(), pod.nodeSelector(), tolerations));
  }

  static SandboxPodRequest readPod(String name, String spec) {
    PodDoc doc = parsed(spec, PodDoc.class);
    List<Toleration> tolerations =
        doc.tolerations().stream()
            .map(
                one ->
                    new Toleration(
                        present(one.key()),
                        one.operator(),
                        one.value(),
                        present(one.effect()).map(Taint.Effect::valueOf)))
            .toList();
    return new SandboxPodRequest(
        name,
        resources(doc.requests()),
        new TreeMap<>(doc.labels()),
        new TreeMap<>(doc.nodeSelector()),
        tolerations);
  }

  private static Optional<String> present(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Map<String, String> amounts(Resources resources) {
    Map<String, String> texts = new LinkedHashMap<>();
    resources.asMap().forEach((name, amount) -> texts.put(name, amount.toString()));
    return texts;
  }

  private static Resources resources(Map<String, String> texts) {
    Map<String, Quantity> amounts = new TreeMap<>();
    texts.forEach((name, amount) -> amounts.put(name, Quantity.parse(amount)));
    return Resources.of(amounts);
  }

  private static String text(Object doc) {
    try {
      return JSON.writeValueAsString(doc);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own values are writable", e);
    }
  }

  private static <T> T parsed(String spec, Class<T> type) {
    try {
      return JSON.readValue(spec, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of ours is not readable: " + spec, e);
    }
  }
}
