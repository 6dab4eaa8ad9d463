package levante.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
  @Test
  void thePageOfErrorCodesIsUpToDate() {
    StringBuilder page =
        new StringBuilder(
            """
            # Error codes

            Generated from `levante.kernel.ErrorCode`. The kind decides the HTTP status and whether the same call may
            succeed later by itself.

            | Code | Kind | HTTP | Retry | Meaning |
            |---|---|---|---|---|
            """);
    for (ErrorCode code : ErrorCode.values()) {
      page.append(
          "| %s | %s | %d | %s | %s |%n"
              .formatted(
                  code,
                  code.kind(),
                  code.httpStatus(),
                  code.retryable() ? "yes" : "no",
                  code.meaning()));
    }
    ReferencePage.named("error-codes.md").saysJust(page.toString());
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusIsAnError(ErrorCode code) {
    assertThat(code.httpStatus()).isBetween(400, 599);
  }
}
