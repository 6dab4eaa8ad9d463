package levante.web.view;

/**
 * One hop on the way from an upload to a result.
 *
 * @param kind what it is: {@code object} or {@code job}
 * @param name the object's bucket and key, or the job's name
 */
public record LineageStep(String kind, String name) {}
