package levante.oscar.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.fdl.StorageProvider;

/**
 * A service that its owner applied to a cluster. It lives until it is deleted or its cluster is
 * forgotten; its token stays the same through updates.
 *
 * @param inputs the inputs that are listened to, resolved
 * @param outputs the outputs that are written to, resolved
 * @param replicas the services that take its files over, resolved; each on another cluster or of
 *     another name
 * @param providers the storages that came with the definition
 * @param token 64 hex characters; lets its holder call the service
 * @param version counts the changes from 1
 */
public record Service(
    ServiceId id,
    OwnerId owner,
    ServiceDefinition definition,
    List<ServicePath> inputs,
    List<ServicePath> outputs,
    List<Replica> replicas,
    List<StorageProvider> providers,
    Secret token,
    Instant created,
    Instant updated,
    long version) {
  /**
   * One that takes files over.
   *
   * @param priority the lowest comes first
   */
  public record Replica(ServiceId service, int priority) {
    public Replica {
      Objects.requireNonNull(service, "service");
    }
  }

  public Service {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(token, "token");
    created = created.truncatedTo(ChronoUnit.MILLIS);
    updated = updated.truncatedTo(ChronoUnit.MILLIS);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    replicas = List.copyOf(replicas);
    providers = List.copyOf(providers);
    if (version < 1) {
      throw new IllegalStateException("%s has version %d".formatted(id, version));
    }
  }

  /** The input that an object triggers; empty when none does. */
  public Optional<ServicePath> inputFor(String storage, String bucket, String key) {
    return inputs.stream()
        .filter(input -> input.storage().identity().equals(storage))
        .filter(input -> input.bucket().equals(bucket) && input.matches(key))
        .findFirst();
  }

  /**
   * The input of this service that lets a replica read an object; empty when it is none of its
   * replicas, or does not read the object itself. It is named as the storage is in records: no
   * definition calls a provider so.
   */
  public Optional<ServicePath> handedOver(
      Service replica, String storage, String bucket, String key) {
    return inputFor(storage, bucket, key)
        .filter(input -> owner.equals(replica.owner))
        .filter(input -> replicas.stream().anyMatch(one -> one.service().equals(replica.id)))
        .map(
            input ->
                new ServicePath(
                    input.storage().identity(),
                    input.storage(),
                    input.bucket(),
                    input.keyPrefix(),
                    input.suffixes(),
                    input.prefixes()));
  }

  /** What differs from an earlier version, a sentence each; no secret is told. */
  public List<String> since(Service before) {
    List<String> differences = new ArrayList<>(definition.since(before.definition));
    if (differences.isEmpty()
        && !(inputs.equals(before.inputs) && outputs.equals(before.outputs))) {
      differences.add("paths: they lead to other storages");
    }
    if (differences.isEmpty() && !replicas.equals(before.replicas)) {
      differences.add("replicas: they are on other clusters");
    }
    if (!providers.equals(before.providers)) {
      differences.add("storage providers: changed");
    }
    return differences;
  }

  /** The same with other paths, to look at and not to keep. */
  public Service over(List<ServicePath> otherInputs, List<ServicePath> otherOutputs) {
    return new Service(
        id,
        owner,
        definition,
        otherInputs,
        otherOutputs,
        replicas,
        providers,
        token,
        created,
        updated,
        version);
  }

  /** The same with the next version. */
  Service next(Instant now) {
    return new Service(
        id,
        owner,
        definition,
        inputs,
        outputs,
        replicas,
        providers,
        token,
        created,
        now,
        version + 1);
  }
}
