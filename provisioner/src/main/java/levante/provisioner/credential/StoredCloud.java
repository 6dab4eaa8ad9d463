package levante.provisioner.credential;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.provisioner.cloud.CloudCredential;

/**
 * A cloud that a user keeps with Levante. Infrastructures name it instead of having credentials of
 * their own, so that a changed password counts for all of them from the next look on.
 *
 * @param line signs in to it; its id is the cloud's name
 * @param changedAt when the line was given
 * @param check what the cloud said when it was last asked, at the latest when the line was given
 */
public record StoredCloud(CloudRef ref, CloudCredential line, Instant changedAt, CloudCheck check) {
  /** What says where and who, and lets nobody in. Source: docs/reference/clouds.md. */
  private static final List<String> PLAIN =
      List.of(
          "host",
          "username",
          "tenant",
          "domain",
          "auth_version",
          "service_region",
          "region",
          "zone",
          "project",
          "architecture",
          "inventory",
          "machines",
          "subscription_id");

  /** Types whose shown words name the account; an inventory is one by its key as well. */
  private static final List<String> NAMED_BY_WORDS = List.of("OpenStack", "EC2", "GCE", "Azure");

  public StoredCloud {
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(changedAt, "changedAt");
    Objects.requireNonNull(check, "check");
    if (!line.id().equals(Optional.of(ref.name().value()))) {
      throw new IllegalStateException("the line of %s is called otherwise".formatted(ref.name()));
    }
  }

  /** A line as the stored cloud of that name has it: called so, without what is empty. */
  static CloudCredential line(CloudRef ref, CloudCredential given) {
    return new CloudCredential(
        Optional.of(ref.name().value()),
        given.type(),
        given.entries().stream().filter(entry -> !entry.value().reveal().isBlank()).toList());
  }

  /** The same after the cloud was asked again. */
  StoredCloud with(CloudCheck newer) {
    return new StoredCloud(ref, line, changedAt, newer);
  }

  /** What may be shown of the line, by key; the rest is secret. */
  public SortedMap<String, String> shown() {
    return shown(line);
  }

  private static SortedMap<String, String> shown(CloudCredential line) {
    SortedMap<String, String> shown = new TreeMap<>();
    line.entries().stream()
        .filter(entry -> PLAIN.contains(entry.key()))
        .forEach(entry -> shown.put(entry.key(), entry.value().reveal()));
    return Collections.unmodifiableSortedMap(shown);
  }

  /** Whether another line leads to the same account by its words alone: only secrets differ. */
  boolean isSameAccount(CloudCredential other) {
    return line.equals(other)
        || (NAMED_BY_WORDS.contains(line.type())
            && line.type().equals(other.type())
            && shown().equals(shown(other)));
  }
}
