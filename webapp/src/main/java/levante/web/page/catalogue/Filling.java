package levante.web.page.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.web.page.form.InputValues;

/**
 * What a form of the walk sent, or what it starts with.
 *
 * @param base the id of the catalogue's template, or {@link #OWN}
 * @param additions ids of what is added to it
 * @param text of a template that somebody brought
 * @param ttl how long it shall be, as ISO 8601 writes it; empty for no end
 * @param cloud where it shall be
 * @param like the infrastructure that it shall be like, whose the template of one's own is
 * @param key the same key is the same infrastructure, however often a button is pressed
 */
public record Filling(
    String base,
    List<String> additions,
    String text,
    InputValues values,
    String ttl,
    CloudChoice cloud,
    Optional<InfrastructureId> like,
    Optional<String> key) {
  /** Stands in the place of an id for a template that somebody brought. */
  public static final String OWN = "new";

  /**
   * Where it shall be.
   *
   * @param lines of credentials, as typed; never shown again
   * @param stored the name of a cloud that the caller keeps; counts when nothing is typed
   * @param sealed lines that were typed on an earlier page, sealed by us; counts when nothing else
   *     is given
   */
  public record CloudChoice(String lines, String stored, String sealed) {
    /** The sandbox. */
    public static final CloudChoice SANDBOX = new CloudChoice("", "", "");
  }

  public Filling {
    additions = List.copyOf(additions);
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(cloud, "cloud");
    Objects.requireNonNull(like, "like");
    Objects.requireNonNull(key, "key");
  }

  /** The form of a template of the catalogue, as it starts. */
  static Filling start(String base, List<String> additions) {
    return new Filling(
        base,
        additions,
        "",
        InputValues.NONE,
        "",
        CloudChoice.SANDBOX,
        Optional.empty(),
        Optional.empty());
  }

  /** A text that somebody brought, with nothing filled in. */
  static Filling own(String text) {
    return new Filling(
        OWN,
        List.of(),
        text,
        InputValues.NONE,
        "",
        CloudChoice.SANDBOX,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The template and the inputs of an infrastructure that stands or stood, without its secrets.
   *
   * @param stored the name of the cloud that it is on, of those that the caller keeps; else empty
   */
  static Filling like(Infrastructure one, String stored) {
    return new Filling(
        OWN,
        List.of(),
        one.template().text(),
        InputValues.shown(one.inputs()),
        "",
        new CloudChoice("", stored, ""),
        Optional.of(one.id()),
        Optional.empty());
  }

  /** Of what a form sent. */
  static Filling sent(String base, Map<String, List<String>> form) {
    return new Filling(
        base,
        form.getOrDefault("add", List.of()),
        first(form, "template"),
        InputValues.sent(form),
        first(form, "ttl"),
        new CloudChoice(
            first(form, "credentials"),
            first(form, "cloud"),
            form.containsKey("forget") ? "" : first(form, "sealed")),
        Optional.of(first(form, "like")).filter(id -> !id.isBlank()).map(InfrastructureId::new),
        Optional.of(first(form, "key")).filter(key -> !key.isBlank()));
  }

  private static String first(Map<String, List<String>> form, String key) {
    return form.getOrDefault(key, List.of()).stream().findFirst().orElse("");
  }

  /** The same with other values. */
  Filling with(InputValues others) {
    return new Filling(base, additions, text, others, ttl, cloud, like, key);
  }

  /** The id of the infrastructure that it shall be like. */
  public Optional<String> likeId() {
    return like.map(InfrastructureId::value);
  }

  /** Whether somebody brought the template. */
  public boolean isOwn() {
    return base.equals(OWN);
  }
}
