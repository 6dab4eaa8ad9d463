package levante.inference;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 1s}, {@code 0.5s}, {@code 500ms}, {@code 2m} or ISO 8601's {@code PT1S}. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|m)");
  private static final Map<String, Integer> NANOS = Map.of("ms", 1_000_000, "s", 1_000_000_000);

  @Override
  public Duration convert(String text) {
    Matcher parts = SHORT.matcher(text);
    try {
      Duration read = parts.matches() ? read(parts) : Duration.parse(text);
      if (read.compareTo(Duration.ofMillis(1)) >= 0) {
        return read;
      }
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no time such as 1s, 500ms or 2m");
    }
    throw new TypeConversionException("'" + text + "' is shorter than 1ms");
  }

  private static Duration read(Matcher parts) {
    double amount = Double.parseDouble(parts.group(1));
    double nanos = parts.group(2).equals("m") ? 60e9 : NANOS.get(parts.group(2));
    return Duration.ofNanos(Math.round(amount * nanos));
  }
}
