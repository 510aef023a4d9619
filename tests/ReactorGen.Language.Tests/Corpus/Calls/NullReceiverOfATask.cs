// covers: 5.6, 5.7
// A call on null fails at the call: after its arguments, before anything of the body.
using ReactorGen;

namespace Corpus.Calls.NullReceiverOfATask;

public partial class Quiet
{
    private int _field = 1;

    [ReactorTask]
    public partial int Touches(Trace t)
    {
        t.Log("entered");
        Pause();
        return _field;
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var quiet = new Quiet();
        t.Log(quiet.Touches(t));
        Quiet? none = null;
        try
        {
            none!.Touches(t.V("argument", t));
        }
        catch (NullReferenceException)
        {
            t.Log("null");
        }
    }
}
