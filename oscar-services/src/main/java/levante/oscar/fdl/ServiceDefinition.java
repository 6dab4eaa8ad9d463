package levante.oscar.fdl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.delegation.Delegation;
import levante.oscar.exposure.Exposure;

/**
 * One service as its user defined it: script, image, bounds, what triggers it and where its results
 * go.
 *
 * @param name a DNS label of at most 39 characters
 * @param script the text itself, run by its own {@code #!} line
 * @param cpu cores; 0.2 unless given
 * @param memory bytes; 256Mi unless given
 * @param variables plain environment of the script
 * @param secrets secret environment of the script; never shown again
 * @param batching how many files share a pod
 * @param synchronous how many pods are kept ready for calls
 * @param exposure how it is reached as a server
 * @param kept the fields that are valid but not acted upon yet, each as its JSON, so that they are
 *     given back as they came
 */
public record ServiceDefinition(
    String name,
    String image,
    String script,
    Quantity cpu,
    Quantity memory,
    List<StoragePath> input,
    List<StoragePath> output,
    Map<String, String> variables,
    Map<String, Secret> secrets,
    Batching batching,
    Synchronous synchronous,
    Exposure exposure,
    Map<String, String> kept) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Cores when the definition names none. Source: OSCAR 4.1, {@code types.Service}. */
  public static final Quantity DEFAULT_CPU = Quantity.parse("0.2");

  /** Memory when the definition names none. Source: OSCAR 4.1, {@code types.Service}. */
  public static final Quantity DEFAULT_MEMORY = Quantity.parse("256Mi");

  /**
   * Pods that are kept ready for calls whose callers wait. Source: OSCAR 4.1, {@code
   * types.Service}.
   *
   * @param minScale so many at any time
   * @param maxScale so many at most; 0 leaves the bound to the server
   */
  public record Synchronous(int minScale, int maxScale) {
    /** As many as anybody may ask for. */
    public static final int MOST_PODS = 100;

    /** No pods are kept; each call is a job. */
    public static final Synchronous NONE = new Synchronous(0, 0);

    public Synchronous {
      if (minScale < 0 || maxScale < 0 || Math.max(minScale, maxScale) > MOST_PODS) {
        throw new IllegalStateException("%d to %d pods".formatted(minScale, maxScale));
      }
    }

    /** Whether calls have pods of their own. */
    public boolean keepsPods() {
      return minScale > 0 || maxScale > 0;
    }
  }

  public ServiceDefinition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(script, "script");
    Objects.requireNonNull(cpu, "cpu");
    Objects.requireNonNull(memory, "memory");
    // Services that were kept before there were batches say nothing of them, nor of warm pods; and
    // none that was kept when nothing was exposed is so now, until somebody says it anew.
    batching = Objects.requireNonNullElse(batching, Batching.NONE);
    synchronous = Objects.requireNonNullElse(synchronous, Synchronous.NONE);
    exposure = Objects.requireNonNullElse(exposure, Exposure.NONE);
    input = List.copyOf(input);
    output = List.copyOf(output);
    variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    kept = Collections.unmodifiableMap(new TreeMap<>(kept));
  }

  /** The cores that its jobs may ask for together; empty when nothing bounds them. */
  public Optional<Quantity> totalCpu() {
    return total("total_cpu");
  }

  /** The same of memory, in bytes. */
  public Optional<Quantity> totalMemory() {
    return total("total_memory");
  }

  /** Which services may take its files over, and when. */
  public Delegation delegation() {
    return Delegation.of(this::kept);
  }

  /** One of the fields that are kept as they came; missing when it did not. */
  public JsonNode kept(String field) {
    try {
      String json = kept.get(field);
      return json == null ? MissingNode.getInstance() : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("kept by ourselves: " + field, e);
    }
  }

  private Optional<Quantity> total(String field) {
    return Optional.of(kept(field))
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .map(Quantity::parse);
  }

  /** What differs from an earlier definition, a sentence each; no secret is told. */
  public List<String> since(ServiceDefinition before) {
    List<String> told = new ArrayList<>();
    tell(told, "image", before.image, image);
    if (!script.equals(before.script)) {
      told.add(
          "script: changed (%d lines, was %d)"
              .formatted(script.lines().count(), before.script.lines().count()));
    }
    tell(told, "cpu", before.cpu, cpu);
    tell(told, "memory", before.memory, memory);
    tell(told, "input", before.input, input);
    tell(told, "output", before.output, output);
    tell(told, "variables", before.variables, variables);
    if (!secrets.equals(before.secrets)) {
      told.add("secrets: %s".formatted(secrets.keySet()));
    }
    tell(told, "batch", before.batching, batching);
    tell(told, "synchronous", before.synchronous, synchronous);
    tell(told, "exposed", before.exposure, exposure);
    tell(told, "other fields", before.kept, kept);
    return told;
  }

  private static void tell(List<String> told, String what, Object before, Object now) {
    if (!now.equals(before)) {
      told.add("%s: %s, was %s".formatted(what, words(now), words(before)));
    }
  }

  private static String words(Object value) {
    if (value instanceof Batching batch) {
      return batch.equals(Batching.NONE)
          ? "none"
          : "%d files, or after %s s".formatted(batch.maxFiles(), batch.maxWait().toSeconds());
    }
    if (value instanceof Synchronous pods) {
      return pods.keepsPods() ? "%d to %d pods".formatted(pods.minScale, pods.maxScale) : "none";
    }
    if (value instanceof Exposure server) {
      return server.words();
    }
    if (value instanceof List<?> all) {
      return all.stream().map(ServiceDefinition::words).toList().toString();
    }
    return value instanceof StoragePath path
        ? path.provider() + ":" + path.path()
        : String.valueOf(value);
  }
}
