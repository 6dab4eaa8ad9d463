/** Where faces are in a picture, and whether they wear a mask. */
package levante.inference.detect;
