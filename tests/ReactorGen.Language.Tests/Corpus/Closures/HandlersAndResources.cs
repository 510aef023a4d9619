// covers: 3.4, 3.7, 3.8, 4.1
// Captured catch and using variables, and variables that try, catch and finally share with lambdas.
using ReactorGen;

namespace Corpus.Closures.HandlersAndResources;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var log = "";
        Action<string> note = s => log += s;
        for (var i = 0; i < 3; i++)
        {
            var own = i;
            try
            {
                note("try");
                Pause();
                if (i == 1) throw new InvalidOperationException($"i{own}");
                own += 10;
            }
            catch (InvalidOperationException e) when (Matches(e, own))
            {
                Func<string> message = () => e.Message + own;
                Pause();
                note(message());
                e = new InvalidOperationException("replaced");
                note(message());
                t.Log(Again());

                string Again() => e.Message + own++;
            }
            finally
            {
                Func<int> last = () => own++;
                note($"finally{last()}{last()}");
                Pause();
                note($"after{own}");
            }

            t.Log(log);
        }

        using (var r = t.Open("r"))
        {
            Func<string> name = () => $"{r}";
            Pause();
            note(name() is { Length: > 0 } ? "r" : "");
            t.Log(Named());

            bool Named() => r is not null;
        }

        using var last2 = t.Open("last");
        Func<bool> isOpen = () => last2 is not null;
        Pause();
        t.Log(isOpen());
        try
        {
            Fails();
            Pause();
        }
        catch (Exception e)
        {
            Func<string> message = () => e.Message;
            t.Log(message() + log.Length);
        }

        t.Log(log);

        void Fails()
        {
            note("fails");
            throw new NotSupportedException(log);
        }

        static bool Matches(Exception e, int n) => e.Message == $"i{n}";
    }
}
