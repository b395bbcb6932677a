package callmart.run;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The Spring application behind the jobs: Batch, its database, and nothing of the web. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = MailSenderAutoConfiguration.class)
@Import(JobConfiguration.class)
class BatchApplication {
}
