package levante.web.wiring;

import java.nio.file.Path;

/** The folder of everything durable. */
public record DataFolder(Path path) {}
