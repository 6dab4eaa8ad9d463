package levante.provisioner.infrastructure;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.desired.UnservedPart;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.infrastructure.InfrastructureDrafts.Draft;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.terms.Lifetime;

/** Makes an infrastructure out of a template. Nothing is bought here; the loop does it. */
public final class CreateInfrastructure {
  /** How often another identity is drawn when one has the same six hex digits as an older one. */
  private static final int DRAWS = 5;

  /** The key of a template's metadata. */
  private static final String TTL = "ttl";

  private final Records records;
  private final InfrastructureDrafts drafts;
  private final Duration ttlNotice;

  /**
   * On those records.
   *
   * @param ttlNotice how long before the end of a lifetime it is warned of
   */
  public CreateInfrastructure(Records records, InfrastructureDrafts drafts, Duration ttlNotice) {
    this.records = records;
    this.drafts = drafts;
    this.ttlNotice = ttlNotice;
  }

  /**
   * Keeps template, owner and credentials in one write.
   *
   * @return the new infrastructure, or the one that the same owner's same key made before
   * @throws LevanteException INVALID_TEMPLATE with all diagnostics; INVALID_REQUEST when no size of
   *     the cloud is large enough, no credential is of use or it shall live for no time;
   *     ALREADY_EXISTS when the key's infrastructure is deleted already
   */
  public Infrastructure from(NewInfrastructure wish) {
    Optional<InfrastructureId> keyed =
        wish.idempotencyKey().map(key -> InfrastructureId.from(wish.owner(), key));
    if (keyed.isEmpty()) {
      return drawn(wish);
    }
    Draft draft = drafts.draft(keyed.get(), wish);
    Optional<Infrastructure> made = records.store().find(keyed.get());
    return made.map(CreateInfrastructure::living).orElseGet(() -> insertOrFind(draft, wish));
  }

  private Infrastructure drawn(NewInfrastructure wish) {
    Draft draft = drafts.draft(InfrastructureId.random(), wish);
    for (int draw = 1; ; draw++) {
      try {
        return insert(draft, wish);
      } catch (LevanteException taken) {
        if (taken.code() != ErrorCode.ALREADY_EXISTS || draw == DRAWS) {
          throw taken;
        }
        draft = drafts.draft(InfrastructureId.random(), wish);
      }
    }
  }

  /** The same request may come twice at once: the second finds what the first has made. */
  private Infrastructure insertOrFind(Draft draft, NewInfrastructure wish) {
    try {
      return insert(draft, wish);
    } catch (LevanteException taken) {
      if (taken.code() != ErrorCode.ALREADY_EXISTS) {
        throw taken;
      }
      return records.store().find(draft.infrastructure().id()).orElseThrow(() -> taken);
    }
  }

  private Infrastructure insert(Draft draft, NewInfrastructure wish) {
    Infrastructure made = records.store().insert(limited(draft, wish), wish.credentials());
    records
        .history()
        .append(
            new InfrastructureEvent(
                made.id(),
                "created",
                made.createdAt(),
                InfrastructureEvent.Kind.CREATED,
                Optional.empty(),
                Optional.empty(),
                "%s submitted %s%s"
                    .formatted(
                        made.owner(),
                        made.name(),
                        made.terms()
                            .lifetime()
                            .map(lifetime -> ", to end at " + lifetime.end())
                            .orElse(""))));
    draft.unserved().forEach(part -> passedOver(made, part));
    return made;
  }

  /** With its end, when the wish or else the template's metadata name a time to live. */
  private Infrastructure limited(Draft draft, NewInfrastructure wish) {
    Infrastructure made = draft.infrastructure();
    Optional<Duration> ttl =
        wish.ttl()
            .or(
                () ->
                    Optional.ofNullable(draft.topology().metadata().get(TTL))
                        .map(CreateInfrastructure::duration));
    return made.with(
        made.terms().until(ttl.map(time -> Lifetime.of(time, ttlNotice, made.createdAt()))));
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new LevanteException(
          ErrorCode.INVALID_TEMPLATE,
          "metadata/ttl is '%s'; write it like P2D or PT8H".formatted(text),
          wrong);
    }
  }

  private void passedOver(Infrastructure made, UnservedPart part) {
    records
        .history()
        .append(
            new InfrastructureEvent(
                made.id(),
                part.name() + "/passed-over",
                made.createdAt(),
                InfrastructureEvent.Kind.PASSED_OVER,
                Optional.of(part.name()),
                Optional.empty(),
                "not carried out here: " + part));
  }

  private static Infrastructure living(Infrastructure made) {
    if (made.life() == Life.DELETED) {
      throw new LevanteException(
          ErrorCode.ALREADY_EXISTS,
          "this idempotency key made %s, which is deleted; use another key".formatted(made.id()));
    }
    return made;
  }
}
