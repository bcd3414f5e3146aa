package io.skep.plans.text.jackson;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The property is a label of the block that its class is bound to: {@code host "a" { ... }} gives {@code "a"}, and an object with labels
 * is written as a block. A class with labels is bound directly, as element of a collection, or as value of a map whose keys are the
 * labels. Its annotation type is Jackson's own, so that mix-ins and bundles work.
 */
@JacksonAnnotation
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface HclLabel {
    /** Which of several labels, counted from 0. */
    int value() default 0;
}
