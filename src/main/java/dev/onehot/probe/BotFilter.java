package dev.onehot.probe;

import module java.base;

/// Tells the pages of those who keep programs away from web sites: they stand before the API, and only whoever runs it can let one through.
final class BotFilter {
    private static final Pattern WORDS = Pattern.compile("just a moment\\.\\.\\.|cf-chl|cf_chl|/cdn-cgi/challenge-platform|attention required! \\| cloudflare"
            + "|cf-error-details|enable javascript and cookies to continue|^error code: 10(?:06|07|08|09|10|12|20)\\b|_incapsula_resource|ddos-guard"
            + "|making sure you(?:'|&#39;)re not a bot|errors\\.edgesuite\\.net|awswaf|aws-waf-token|px-captcha|captcha-delivery\\.com"
            + "|errors\\.aliyun\\.com|sucuri website firewall|vercel security checkpoint");

    private BotFilter() {}

    static boolean answers(Reply reply) {
        boolean mitigated = reply.headers().firstValue("cf-mitigated").isPresent();
        boolean words = reply.isWebPage() || reply.text().startsWith("error code:");
        return mitigated || (words && WORDS.matcher(reply.text().strip().toLowerCase(Locale.ROOT)).find());
    }
}
