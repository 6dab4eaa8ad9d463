package levante.elasticity.adapter.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import levante.elasticity.decide.ScalingDecision;

/** Decisions as JSON: the component names of their records are the format of the rows. */
final class DecisionCodec {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  private DecisionCodec() {}

  static String write(ScalingDecision decision) {
    try {
      return JSON.writeValueAsString(decision);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own decisions are writable", e);
    }
  }

  static ScalingDecision read(ScalingDecision.Kind kind, String body) {
    try {
      return JSON.readValue(body, typeOf(kind));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of ours is not readable: " + body, e);
    }
  }

  private static Class<? extends ScalingDecision> typeOf(ScalingDecision.Kind kind) {
    return switch (kind) {
      case SCALE_UP -> ScalingDecision.ScaleUp.class;
      case DRAIN -> ScalingDecision.Drain.class;
      case RELEASE -> ScalingDecision.Release.class;
      case UNCORDON -> ScalingDecision.Uncordon.class;
      case HOLD -> ScalingDecision.Hold.class;
    };
  }
}
