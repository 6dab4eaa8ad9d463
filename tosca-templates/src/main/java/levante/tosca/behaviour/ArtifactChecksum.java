package levante.tosca.behaviour;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import levante.tosca.model.Artifact;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.ArtifactDefinition;

/** Reads what an artifact's file has to hash to. */
record ArtifactChecksum(Problems problems) {
  /** The lengths of digests in hexadecimal digits. Source: FIPS 180-4; RFC 1321 for MD5. */
  private static final Map<String, Integer> LENGTHS =
      Map.of("MD5", 32, "SHA1", 40, "SHA224", 56, "SHA256", 64, "SHA384", 96, "SHA512", 128);

  Optional<Artifact.Checksum> of(ArtifactDefinition definition) {
    if (definition.checksum().isEmpty()) {
      definition
          .checksumAlgorithm()
          .ifPresent(
              one -> refuse(definition, "checksum_algorithm", "there is no checksum for it"));
      return Optional.empty();
    }
    String digits = definition.checksum().get();
    Optional<Integer> length =
        definition
            .checksumAlgorithm()
            .map(name -> LENGTHS.get(name.toUpperCase(Locale.ROOT).replaceAll("[-_ ]", "")));
    boolean isFit =
        digits.matches("[0-9A-Fa-f]+") && length.map(one -> one == digits.length()).orElse(true);
    if (!isFit) {
      refuse(
          definition,
          "checksum",
          length
              .map(one -> "a checksum of this algorithm has %d hexadecimal digits".formatted(one))
              .orElse("a checksum is made of hexadecimal digits"));
    }
    return isFit
        ? Optional.of(new Artifact.Checksum(definition.checksumAlgorithm(), digits))
        : Optional.empty();
  }

  private void refuse(ArtifactDefinition definition, String key, String message) {
    Optional<Cursor> at = definition.writtenAt().value().get(key);
    at.ifPresent(one -> problems.error(ProblemCode.INVALID_VALUE, one, message));
  }
}
