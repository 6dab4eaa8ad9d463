package levante.web.rest.v1.nodes;

import java.time.Instant;
import java.util.Locale;
import levante.elasticity.manual.HandAct;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person did to a node or a pool. */
public record ActView(
    Instant at,
    String by,
    @Schema(implementation = HandAct.Verb.class) String verb,
    String target,
    String text) {
  static ActView of(HandAct act) {
    return new ActView(
        act.at(), act.by(), act.verb().name().toLowerCase(Locale.ROOT), act.target(), act.text());
  }
}
