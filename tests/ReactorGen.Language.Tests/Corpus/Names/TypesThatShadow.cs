// covers: 0.6, 0.7
// Types in the user's scope that hide those generated code needs.
using ReactorGen;
using Poll = System.String;

namespace Corpus.Names.TypesThatShadow;

public class TaskContext;

public class Exception2 : Exception;

public class IReactorMachine;

public enum Waker { One }

public class MachineStates;

public class InvalidOperationException(string s) : System.Exception(s);

public class Object;

public class String;

public class Nullable<T>;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Poll poll = "text";
        var context = new TaskContext();
        var machine = new IReactorMachine();
        Waker waker = default;
        Pause();
        t.Log(poll + waker + (context is null) + (machine is null));
        int? n = Pause(1);
        string s = Pause("s");
        object o = new Object();
        Pause();
        t.Log(s + n + o.GetType().Name);
        try
        {
            Pause();
            throw new InvalidOperationException("mine");
        }
        catch (InvalidOperationException e)
        {
            t.Log(e.GetType().Namespace);
        }
        finally
        {
            t.Log(nameof(String));
        }
    }
}
