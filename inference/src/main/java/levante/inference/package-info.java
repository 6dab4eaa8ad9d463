/**
 * The vision command {@code levante-vision}, which the scripts of the use case call inside their
 * jobs: {@code anonymize} makes blurred pictures of a video, {@code classify} tells masked faces
 * from bare ones in such a picture, {@code detect} prints what it finds.
 */
package levante.inference;
