package levante.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.SourcePosition;
import org.junit.jupiter.api.Test;

class ErrorBodyTest {
  private static JsonNode written(String message) throws IOException {
    Diagnostic problem =
        Diagnostic.error("TYPE_NOT_FOUND", new SourcePosition("t.yaml", 3, 5, 4), "a/b", message);
    return new ObjectMapper()
        .readTree(
            ErrorAnswers.json(
                ErrorBody.of(new LevanteException(ErrorCode.INVALID_TEMPLATE, List.of(problem)))));
  }

  @Test
  void aProblemIsWrittenWithItsPlaceAndItsHelp() throws IOException {
    JsonNode body = written("no type 'Machin'; did you mean 'Machine'?");
    assertThat(body.path("code").asText()).isEqualTo("INVALID_TEMPLATE");
    JsonNode problem = body.path("diagnostics").path(0);
    assertThat(problem.path("line").asInt()).isEqualTo(3);
    assertThat(problem.path("help").asText()).isEqualTo("did you mean 'Machine'?");
  }

  @Test
  void noHelpIsNull() throws IOException {
    JsonNode problem = written("no type 'X'").path("diagnostics").path(0);
    assertThat(problem.has("help")).isTrue();
    assertThat(problem.path("help").isNull()).isTrue();
  }
}
