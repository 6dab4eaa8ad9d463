package levante.provisioner.infrastructure;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.desired.Desired;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.terms.Terms;
import levante.tosca.TemplateSource;

/**
 * What one submitted template became. It is made from a template that compiles, is scaled, and ends
 * by being destroyed; the loop brings the outside into line with it. A value: each change gives a
 * new one, and the store refuses one that was made from an older version.
 *
 * @param guests others who may do with it what the owner may
 * @param name the template's name, for people
 * @param inputs as submitted, by name
 * @param estate what shall be and what there is
 * @param outputs those that are known already, in the template's order
 * @param terms what holds it and what ends it
 * @param version counts the writes
 */
public record Infrastructure(
    InfrastructureId id,
    OwnerId owner,
    List<OwnerId> guests,
    String name,
    TemplateSource template,
    Map<String, Object> inputs,
    Life life,
    Estate estate,
    InfrastructureStatus status,
    List<OutputValue> outputs,
    Terms terms,
    Instant createdAt,
    long version) {
  /**
   * One output.
   *
   * @param value as JSON would hold it
   */
  public record OutputValue(String name, Object value) {}

  public Infrastructure {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(life, "life");
    Objects.requireNonNull(estate, "estate");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(createdAt, "createdAt");
    inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    guests = guests.stream().distinct().sorted(Comparator.comparing(OwnerId::value)).toList();
    outputs = List.copyOf(outputs);
    if (!estate.id().equals(id)) {
      throw new IllegalStateException("%s has the estate of %s".formatted(id, estate.id()));
    }
  }

  /** What the planner shall aim at: nothing, once its end was asked for. */
  public Desired aim() {
    return life == Life.ACTIVE ? estate.aim() : Desired.NOTHING;
  }

  /** All machines written down, by name. */
  public List<ManagedMachine> machines() {
    return estate.machines();
  }

  /** Whether it is that user's to look at and to change. */
  public boolean admits(OwnerId user) {
    return owner.equals(user) || guests.contains(user);
  }

  /** With others, or another owner, who may do with it what they want. */
  public Infrastructure of(OwnerId newOwner, List<OwnerId> newGuests) {
    return new Infrastructure(
        id, newOwner, newGuests, name, template, inputs, life, estate, status, outputs, terms,
        createdAt, version);
  }

  /** Made from another template, or from the same one with other inputs. */
  public Infrastructure of(String newName, TemplateSource newTemplate, Map<String, Object> with) {
    return new Infrastructure(
        id,
        owner,
        guests,
        newName,
        newTemplate,
        with,
        life,
        estate,
        status,
        outputs,
        terms,
        createdAt,
        version);
  }

  /** Kept on other terms. */
  public Infrastructure with(Terms newTerms) {
    return new Infrastructure(
        id, owner, guests, name, template, inputs, life, estate, status, outputs, newTerms,
        createdAt, version);
  }

  /**
   * Itself, unless it is locked.
   *
   * @throws LevanteException LOCKED
   */
  public Infrastructure unlocked() {
    terms.requireUnlocked(id);
    return this;
  }

  /** With another estate. */
  public Infrastructure with(Estate newEstate) {
    return new Infrastructure(
        id, owner, guests, name, template, inputs, life, newEstate, status, outputs, terms,
        createdAt, version);
  }

  /** With what is newly known of it. */
  public Infrastructure with(InfrastructureStatus newStatus, List<OutputValue> newOutputs) {
    return new Infrastructure(
        id,
        owner,
        guests,
        name,
        template,
        inputs,
        life,
        estate,
        newStatus,
        newOutputs,
        terms,
        createdAt,
        version);
  }

  /** Its end was asked for. */
  public Infrastructure deleting() {
    InfrastructureStatus ending = new InfrastructureStatus(MachineState.DELETING, List.of());
    return life == Life.ACTIVE ? in(Life.DELETING, ending) : this;
  }

  /** Nothing of it is left. */
  public Infrastructure deleted() {
    return in(Life.DELETED, new InfrastructureStatus(MachineState.OFF, List.of()));
  }

  /** It is looked after elsewhere. */
  public Infrastructure handedOver() {
    return in(Life.HANDED_OVER, status);
  }

  private Infrastructure in(Life newLife, InfrastructureStatus newStatus) {
    List<OutputValue> left = newLife == Life.DELETED ? List.of() : outputs;
    return new Infrastructure(
        id, owner, guests, name, template, inputs, newLife, estate, newStatus, left, terms,
        createdAt, version);
  }

  /** As the store keeps it after so many writes. */
  public Infrastructure atVersion(long newVersion) {
    return new Infrastructure(
        id,
        owner,
        guests,
        name,
        template,
        inputs,
        life,
        estate,
        status,
        outputs,
        terms,
        createdAt,
        newVersion);
  }
}
