// covers: 3.7, 3.8, 3.9
using ReactorGen;

namespace Corpus.Exceptions.RetryWithCleanup;

public static partial class Program
{
    private sealed class Flaky(Trace t, int failures)
    {
        public int Left = failures;
        public string Use(string what) => Left-- > 0 ? throw new TimeoutException($"{what} {Left}") : what;
        public void Reset(bool hard) => t.Log(hard ? "hard reset" : "reset");
    }

    private readonly record struct Attempt(int Number, TimeSpan Wait, Exception? Last);

    [ReactorTask]
    private static partial void Backoff(Trace t, Attempt attempt)
    {
        for (var waited = TimeSpan.Zero; waited < attempt.Wait; waited += TimeSpan.FromMilliseconds(Pause(10)))
            t.Log($"waiting {waited.TotalMilliseconds}");
    }

    [ReactorTask]
    private static partial T Retry<T, TSource>(Trace t, TSource source, Func<TSource, int, T> action, Action<TSource>? cleanup = null, int limit = 3) where TSource : class
    {
        List<Exception>? errors = null;
        var attempt = new Attempt(1, TimeSpan.FromMilliseconds(10), null);
        while (true)
        {
            var dirty = true;
            try
            {
                Pause(attempt.Number);
                var result = action(source, attempt.Number);
                dirty = false;
                return result;
            }
            catch (TimeoutException e) when (attempt.Number < limit)
            {
                (errors ??= []).Add(e);
                attempt = attempt with { Number = attempt.Number + 1, Wait = attempt.Wait * 2, Last = e };
                Backoff(t, attempt);
            }
            catch (TimeoutException e)
            {
                errors?.Add(e);
                throw new AggregateException($"gave up after {attempt.Number}", errors ?? [e]);
            }
            finally
            {
                if (dirty)
                {
                    Pause("clean");
                    cleanup?.Invoke(source);
                }
            }
        }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var failures in (int[])[0, 1, 2, 5])
        {
            var flaky = new Flaky(t, failures);
            var resets = 0;
            try
            {
                t.Log(Retry(t, flaky, (f, n) => f.Use("op" + n), f => f.Reset(++resets > 1)) + Pause(resets));
            }
            catch (AggregateException e)
            {
                t.Log($"{e.InnerExceptions.Count} {e.InnerExceptions[^1].Message} {resets}");
            }
            finally
            {
                t.Log($"left {flaky.Left}");
            }
        }

        t.Log(Retry(t, "source", static (s, n) => s.Length + n, limit: Pause(1)));
        try
        {
            Retry<int, object>(t, new(), (_, _) => throw new Boom("other"), cleanup: _ => t.Log("cleaned"));
        }
        catch (Boom e)
        {
            t.Log(e);
        }
    }
}
