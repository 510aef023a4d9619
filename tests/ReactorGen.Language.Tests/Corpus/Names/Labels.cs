// covers: 3.13
// Labels without a suspension between them and their gotos stay as they are, and may be called like generated ones.
using ReactorGen;

namespace Corpus.Names.Labels;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var n = Pause(1);
        {
        While_1:
            n++;
            if (n < 4) goto While_1;
        }

        while (Pause(n) < 6) n++;
        {
            if (n > 5) goto Try_1;
            n = 100;
        Try_1:
            t.Log(n);
        }

        try
        {
            Pause();
        }
        finally
        {
            t.Log("finally");
        }
    }
}
