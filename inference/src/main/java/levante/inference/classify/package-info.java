/** From a picture with faces to the marked picture and its JSON. */
package levante.inference.classify;
