package io.skep.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes one spelling out of the two that people type: {@code -auto-approve} (Terraform's) becomes
 * {@code --auto-approve}. One-letter options, negative numbers and everything after a lone {@code --} stay as they are.
 */
final class Arguments {
    private Arguments() {}

    static List<String> normalise(List<String> typed) {
        List<String> result = new ArrayList<>(typed.size());
        boolean optionsEnded = false;
        for (String word : typed) {
            optionsEnded = optionsEnded || word.equals("--");
            result.add(!optionsEnded && isLongOptionWithOneDash(word) ? "-" + word : word);
        }
        return List.copyOf(result);
    }

    private static boolean isLongOptionWithOneDash(String word) {
        return word.length() > 2
                && word.charAt(0) == '-'
                && Character.isLetter(word.charAt(1))
                && word.charAt(2) != '=';
    }
}
